import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { PersonId } from '@relais/contracts';
import { importSecretOf, importedId } from '@relais/networks';
import { RegisterPerson } from '@relais/people';
import type { Browser, Page } from 'playwright-core';
import { codeIn, newestMail } from '../acceptance/browser';
import { imported } from '../acceptance/imported';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { lookAway } from '../support/browser/outbox';
import { violationsOn } from '../support/browser/violations';
import { desk, phone, withoutStream } from '../support/browser/visitor';

const screenshots = process.env['RELAIS_SCREENSHOTS'];
const folder = join(__dirname, '../data/cases/f02-shared-address/c11-couple');
const address = 'duval@example.org';

/** Case f02: Marie and Paul Duval are members of one network and share an address; another network has added it, too. */
describe('On a device of two persons of one network', () => {
  let relais: RunningRelais;
  let browser: Browser;
  let page: Page;
  let marie: PersonId;
  const found: Record<string, string[]> = {};
  beforeAll(async () => {
    relais = await startRelais();
    const { networkId } = await imported(relais, folder);
    const secret = await importSecretOf(relais.installation.database.engine.manager, networkId);
    marie = importedId(secret, 'person', 'P05') as PersonId;
    const circle = (await smallNetwork(relais, ['Zoé Roux'])).networkId;
    await relais.commands.execute(
      new RegisterPerson(
        { networkId: circle, personId: randomUUID() as PersonId },
        {
          ...{ commandId: randomUUID(), networkId: circle, today: '2026-03-02' },
          principal: { role: 'system' },
        },
        { name: 'Marie Duval', email: address },
      ),
    );
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    browser = await launchChromium();
    page = await (await browser.newContext({ ...phone, baseURL: relais.url })).newPage();
    await withoutStream(page.context());
    page.setDefaultTimeout(15_000);
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  /** In both languages, on a phone and at a desk; in one of them light and dark. */
  async function look(screen: string): Promise<void> {
    for (const language of ['fr', 'en']) {
      await page.evaluate(`localStorage.setItem('relais.language', '${language}')`);
      await page.reload();
      await page.locator(`html[lang=${language}] h1`).waitFor();
      await page.waitForLoadState('networkidle');
      for (const [device, { viewport }] of [
        ['phone', phone],
        ['desk', desk],
      ] as const) {
        await page.setViewportSize(viewport!);
        const name = `${screen}-${language}-${device}`;
        found[name] = await violationsOn(page, {
          inColours: language === 'fr',
          look: async (colors) => {
            if (screenshots)
              await page.screenshot({ path: `${screenshots}/${name}-${colors}.png`, fullPage: true });
          },
        });
      }
    }
    await page.setViewportSize(phone.viewport!);
    await page.evaluate(`localStorage.setItem('relais.language', 'fr')`);
    await page.reload();
  }
  const invitation = (name: string) =>
    page.locator('section').filter({ hasText: name }).getByRole('button', { name: 'Accepter' });
  const speaker = () => page.getByRole('button', { name: 'changer de personne' });
  const arrived = () => page.getByRole('heading', { name: 'Ajouter' }).waitFor();
  /** The referral that was entered here; those of the folder have a ref. */
  const sent = () =>
    relais.sql<{ data: { giverId: string } }[]>(
      `select data from event where type = 'ReferralPassed' and data->>'ref' is null`,
    );
  async function speakAs(name: string): Promise<void> {
    await speaker().click();
    await page.getByRole('dialog').getByText(name).click();
    await speaker().filter({ hasText: name }).waitFor();
  }

  it('nothing opens before it is accepted, and then that alone', async () => {
    await page.goto('/ledger');
    await page.locator('[name=email]').fill(address);
    await page.locator('button[type=submit]').click();
    await page.locator('[name=code]').waitFor();
    await page.locator('[name=code]').fill(codeIn(await newestMail(relais, address)));
    await page
      .getByRole('heading', { name: '« Le Petit Cercle » vous accueille à ses rencontres' })
      .waitFor();
    await look('invitations');
    await invitation('Marie Duval. Rôle : membre. Depuis le 8 janvier 2026.').click();
    await arrived();
    await page.getByRole('button', { name: /Cercle c11-couple/ }).waitFor();
    await page.getByRole('link', { name: '2 réseaux attendent ta réponse' }).click();
    await invitation('Paul Duval').click();
    await arrived();
    await speaker().filter({ hasText: 'Paul Duval' }).waitFor();
  });

  it('asks who it is before anything is read or recorded', async () => {
    await page.evaluate(`localStorage.removeItem('relais.persons')`);
    await page.goto('/ledger');
    await page.getByRole('heading', { name: 'Qui es-tu ?' }).waitFor();
    await look('who');
    expect(await page.getByRole('navigation').count()).toBe(0);
    await page.getByRole('button', { name: 'Marie Duval' }).click();
    await page.getByRole('heading', { name: 'Relevé' }).waitFor();
    await page.locator('section ul button').filter({ hasText: 'Bruno Faye' }).waitFor();
    await look('speaker');
  });

  it('what is entered as one person is sent as that person, even if another speaks meanwhile', async () => {
    await page.goto('/');
    await page.locator('label', { hasText: 'Pour moi' }).click();
    await page.locator('label', { hasText: 'Anne Leroy' }).click();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Enregistré pour Anne Leroy').waitFor();
    await lookAway(page);
    await page.getByText('1 à envoyer').waitFor();
    await speakAs('Paul Duval');
    await page.getByText('1 à envoyer').click();
    const unsent = page.getByRole('dialog');
    await unsent.getByText('au nom de Marie Duval (Cercle c11-couple)').waitFor();
    expect(await unsent.getByRole('button', { name: 'Corriger' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.context().setOffline(false);
    let [passed] = await sent();
    while (!passed) [passed] = await sent();
    expect(passed.data.giverId).toBe(marie);
  });

  it('what one person read is not shown to the other, with or without the server', async () => {
    await page.reload();
    await speaker().filter({ hasText: 'Paul Duval' }).waitFor();
    await page.getByRole('link', { name: 'Relevé' }).click();
    await page.getByRole('heading', { name: 'Relevé' }).waitFor();
    await speakAs('Marie Duval');
    await page.locator('section ul button').filter({ hasText: 'Anne Leroy' }).waitFor();
    await page.context().setOffline(true);
    await speakAs('Paul Duval');
    expect(await page.getByText('Anne Leroy').count()).toBe(0);
    await page.context().setOffline(false);
  });

  it('a network that is declined is gone', async () => {
    await page.goto('/invitations');
    await page.getByRole('button', { name: 'Refuser' }).click();
    await page.getByRole('button', { name: 'Oui, refuser' }).click();
    await arrived();
    expect(await page.getByRole('link', { name: 'ta réponse' }).count()).toBe(0);
  });

  it('meets screens that are accessible', () => {
    expect(Object.keys(found)).toHaveLength(12);
    expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
  });
});
