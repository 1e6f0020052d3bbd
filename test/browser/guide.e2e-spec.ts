import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MeetingsAnswer, type VisitorCodeAnswer, dayAfter } from '@relais/contracts';
import type { Browser, Page } from 'playwright-core';
import type { Answer } from '../acceptance/relais';
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
    ...{ close: 'Valider les présences', confirm: 'Valider' },
    ...{
      reopen: 'Rouvrir la feuille',
      begin: 'Commencer',
      next: 'Suivant',
      values: "Donner d'abord, sans compter.",
    },
    price: '18 €, la première fois offerte',
  },
  en: {
    ...{ plan: 'Plan another meeting', day: 'Day', sheet: 'Attendance sheet', guest: 'Solène Imaginaire' },
    ...{ close: 'Confirm attendance', confirm: 'Confirm' },
    ...{ reopen: 'Reopen the sheet', begin: 'Start', next: 'Next', values: 'Give first, and keep no count.' },
    price: '€18, the first time is free',
  },
};
const inParis = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', ...options }).format(new Date());
const today = inParis({ dateStyle: 'short' });

describe('The guide', () => {
  it.each(languages)('quotes what the screens say and has its pictures, in %s', (language) => {
    const [text, said] = [guide(language), saidIn(language)];
    const quoted = [...text.matchAll(/\*\*(.+?)\*\*/g)].map(([, word = '']) => word);
    expect(quoted.length).toBeGreaterThan(40);
    expect(quoted.filter((word) => !said.has(word.toLowerCase()))).toEqual([]);
    const pictures = [...text.matchAll(/\]\((screens\/.+?)\)/g)].map(([, file = '']) => file);
    expect(pictures.length).toBeGreaterThan(8);
    expect(pictures.filter((file) => !existsSync(join(root, 'docs/guide', file)))).toEqual([]);
  });

  describe('shows screens that are there', () => {
    let club: UnfilledClub;
    let browser: Browser;
    let put: (path: string, body?: object) => Promise<Answer>;
    const morning = `/api/meetings/${randomUUID()}`;
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
      const token = await relais.token(networkId, personId('P0001'), 'organiser');
      put = async (path, body = {}) => {
        const answer = await relais.ask('PUT', path, { token, body });
        expect([path, answer.status]).toEqual([path, 200]);
        return answer;
      };
      await put(morning, {
        ...{ networkId, date: today, startTime: inParis({ timeStyle: 'short' }), kind: 'breakfast' },
        ...{ place: 'Brasserie du Port, Bordeaux', status: 'scheduled' },
      });
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
        const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
        const opened = (options = phone) =>
          signedIn(browser, club.relais, club.networkId, club.personId('P0001'), { ...options, locale });
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
        const [next] = await meetingsIn(dayAfter(today, 1), dayAfter(today, 14));
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
        // The other language has closed it.
        if (last!.status === 'held') await page.getByRole('button', { name: words.reopen }).click();
        await page.getByRole('button', { name: words.close }).waitFor();
        await shot(page, 'sheet');
        await page.getByRole('button', { name: words.close }).click();
        await page.getByRole('dialog').getByRole('button', { name: words.confirm, exact: true }).click();
        await page.getByRole('dialog').getByRole('textbox').waitFor();
        await shot(page, 'summary');
        await page.goto(`/round?meeting=${morning.split('/').at(-1)!}`);
        await page.getByRole('button', { name: words.begin, exact: true }).click();
        await page.getByRole('button', { name: words.next, exact: true }).waitFor();
        await shot(page, 'round');
        await page.goto('/who');
        await page.getByRole('main').getByRole('listitem').first().waitFor();
        await shot(page, 'who');
        await page.goto('/rules');
        await page.locator('[aria-labelledby=rules-history]').waitFor();
        await shot(page, 'rules');
        const description = { controller: 'Les Matinales du Port', controllerContact: 'port@example.org' };
        const { values, price } = words;
        await put(`/api/networks/${club.networkId}/description`, { ...description, values, price });
        const { code } = (await put(`${morning}/visitor-code`)).body as VisitorCodeAnswer;
        const stranger = await (await browser.newContext({ ...phone, locale })).newPage();
        await stranger.goto(`${club.relais.url}/visit#${code!.secret}`);
        await stranger.getByText(values).waitFor();
        await shot(stranger, 'visit');
        await Promise.all([page, organiser, stranger].map((one) => one.context().close()));
      },
      60_000,
    );
  });
});
