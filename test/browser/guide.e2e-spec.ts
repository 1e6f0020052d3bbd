import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MeetingsAnswer, dayAfter } from '@relais/contracts';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/browser/chromium';
import { randomUUID } from 'node:crypto';
import { planAhead } from '../../apps/api/src/demo-ahead';
import { lastDay } from '../support/browser/demo-club';
import { type UnfilledClub, unfilledClub } from '../support/browser/unfilled-club';
import { desk, phone, signedIn } from '../support/browser/visitor';

const root = join(__dirname, '../..');
const screenshots = process.env['RELAIS_SCREENSHOTS'];
const languages = ['fr', 'en'] as const;
type Language = (typeof languages)[number];

const guide = (language: Language) => readFileSync(join(root, `docs/guide/${language}.md`), 'utf8');

/** What the screens say in a language. */
const saidIn = (language: Language) =>
  new Set(
    ['', 'further-'].flatMap((which) =>
      [
        ...readFileSync(join(root, `apps/web/src/locales/${which}${language}.po`), 'utf8').matchAll(
          /^msgstr "(.+)"$/gm,
        ),
      ].map(([, said = '']) => said.toLowerCase()),
    ),
  );

const wordsOf = {
  fr: {
    ...{
      plan: 'Prévoir une autre rencontre',
      day: 'Jour',
      sheet: 'Feuille de présence',
      guest: 'Solène Imaginaire',
    },
    ...{ close: 'Valider les présences', confirm: 'Valider', summary: 'Résumé à partager' },
  },
  en: {
    ...{ plan: 'Plan another meeting', day: 'Day', sheet: 'Attendance sheet', guest: 'Solène Imaginaire' },
    ...{ close: 'Confirm attendance', confirm: 'Confirm', summary: 'Summary to share' },
  },
};
const today = new Date().toISOString().slice(0, 10);

describe('The guide', () => {
  it.each(languages)('quotes what the screens say and has its pictures, in %s', (language) => {
    const [text, said] = [guide(language), saidIn(language)];
    const quoted = [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, word = '']) => word);
    expect(quoted.length).toBeGreaterThan(25);
    expect(quoted.filter((word) => !said.has(word.toLowerCase()))).toEqual([]);
    const pictures = [...text.matchAll(/\]\((screens\/.+?)\)/g)].map(([, file = '']) => file);
    expect(pictures.length).toBeGreaterThan(4);
    expect(pictures.filter((file) => !existsSync(join(root, 'docs/guide', file)))).toEqual([]);
  });

  describe('shows screens that are there', () => {
    let club: UnfilledClub;
    let browser: Browser;
    beforeAll(async () => {
      club = await unfilledClub({ last: 1 }, 'organiser');
      const { relais, networkId, personId } = club;
      const envelope = () => ({
        commandId: randomUUID(),
        networkId,
        today,
        principal: { role: 'system' as const },
      });
      await planAhead({ networkId, today, personId, envelope }, relais.installation, relais.commands);
      await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition(), 60_000);
      browser = await launchChromium();
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      await club.relais.stop();
    });

    it.each(languages)(
      'in %s',
      async (language) => {
        const words = wordsOf[language];
        const opened = async (options = phone) => {
          const page = await signedIn(browser, club.relais, club.networkId, club.personId('P0001'), {
            ...options,
            locale: language === 'fr' ? 'fr-FR' : 'en-GB',
          });
          return page;
        };
        const shot = async (page: Page, name: string) => {
          if (!screenshots) return;
          await page.screenshot({ path: `${screenshots}/${name}-${language}.png` });
        };
        const organiser = await opened(desk);
        await organiser.goto(`/network?asOf=${lastDay}`);
        await organiser.locator('[data-rows=core]').waitFor();
        await shot(organiser, 'network');
        const page = await opened();
        const meetingsIn = async (from: string, to: string) => {
          const path = `/api/networks/${club.networkId}/meetings?from=${from}&to=${to}`;
          return ((await (await page.request.get(path)).json()) as MeetingsAnswer).meetings;
        };
        const [next] = await meetingsIn(today, dayAfter(today, 14));
        await page.goto(`/meetings?show=${next!.meetingId}`);
        await page.getByText(words.guest).first().waitFor();
        await shot(page, 'before');
        await page.goto('/meetings?show=all');
        await page.getByRole('button', { name: words.plan }).first().click();
        await page.getByRole('dialog').getByLabel(words.day, { exact: true }).waitFor();
        await shot(page, 'plan');
        const [last] = await meetingsIn('2026-11-12', '2026-11-12');
        await page.goto(`/meetings?show=${last!.meetingId}`);
        await page.getByRole('list', { name: words.sheet }).waitFor();
        await shot(page, 'sheet');
        if (last!.status === 'scheduled') {
          await page.getByRole('button', { name: words.close }).click();
          await page.getByRole('dialog').getByRole('button', { name: words.confirm, exact: true }).click();
        } else await page.getByRole('button', { name: words.summary }).click();
        await page.getByRole('dialog').getByRole('textbox').waitFor();
        await shot(page, 'summary');
        await Promise.all([page, organiser].map((one) => one.context().close()));
      },
      60_000,
    );
  });
});
