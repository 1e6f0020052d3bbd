import { randomUUID } from 'node:crypto';
import { dayAfter } from '@relais/contracts';
import { GrantRole } from '@relais/networks';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../../acceptance/small-network';
import { launchChromium } from '../../support/browser/chromium';
import { allSent } from '../../support/browser/outbox';
import { violationsOn } from '../../support/browser/violations';
import { phone, signedIn } from '../../support/browser/visitor';

/** In the page: the name of what has the focus. */
const focused = `(() => {
  const at = document.activeElement;
  const name = at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? '';
  return name.trim().replace(/\\s+/g, ' ');
})()`;

/** One meeting of today, taken from its sheet to its summary, and a series after it. */
describe('By the keyboard alone', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  let page: Page;
  let today: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Roux', 'Cleo Ray', 'Dina Sol']);
    const { networkId, people } = network;
    const { clock, readModels, store } = relais.installation;
    today = clock.dayIn('Europe/Paris');
    const envelope = { commandId: randomUUID(), networkId, today, principal: { role: 'system' as const } };
    const ada = { networkId, personId: people['Ada Roux']!, role: 'organiser' as const };
    await relais.commands.execute(new GrantRole(ada, envelope));
    const token = await relais.token(networkId, people['Ada Roux']!, 'organiser');
    const body = { networkId, date: today, startTime: '07:30', kind: 'breakfast', status: 'scheduled' };
    expect((await relais.ask('PUT', `/api/meetings/${randomUUID()}`, { token, body })).status).toBe(200);
    await readModels.waitFor(await store.lastPosition());
    browser = await launchChromium();
    page = await signedIn(browser, relais, networkId, people['Ada Roux']!, phone);
    await page.goto('/meetings');
    await page.getByRole('button', { name: 'Autre choix : Cleo Ray' }).waitFor();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const focus = () => page.evaluate<string>(focused);
  /** Once the focus is there; what a key did may still be on its way. */
  const at = async (name: string) => {
    for (const until = Date.now() + 10_000; Date.now() < until && (await focus()) !== name;)
      await page.waitForTimeout(50);
    expect(await focus()).toBe(name);
  };
  const press = (key: string) => page.keyboard.press(key);
  const tabTo = async (name: string) => {
    for (let tabs = 0; tabs < 80; tabs++) {
      await press('Tab');
      if ((await focus()) === name) return;
    }
    throw new Error(`No Tab leads to « ${name} ».`);
  };
  const sheetIsSound = async () => expect(await violationsOn(page, { within: '[role=dialog]' })).toEqual([]);
  const typed = async (text: string) => {
    await press('ControlOrMeta+a');
    await page.keyboard.type(text);
  };

  it('the sheet is filled in', async () => {
    await tabTo('Autre choix : Cleo Ray');
    await press('Enter');
    await tabTo('En retard');
    await sheetIsSound();
    await press('Enter');
    await at('Autre choix : Cleo Ray');
    await tabTo('Invité');
    await press('Enter');
    await at('Nom');
    await press('Enter');
    await page.getByText('Il manque le nom.').waitFor();
    await at('Nom');
    await sheetIsSound();
    await typed('Noé Petit');
    await press('Enter');
    await page.getByRole('button', { name: 'Autre choix : Noé Petit' }).waitFor();
  }, 60_000);

  it('an agenda is adopted, and attendance confirmed', async () => {
    await tabTo('Proposer un ordre du jour');
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo('Minutes');
    await typed('0');
    await press('Enter');
    await page.getByText('De 1 à 720.').waitFor();
    await at('Minutes');
    await sheetIsSound();
    await typed('15');
    await press('Enter');
    await at('Modifier l’ordre du jour');

    await page.goto('/meetings');
    await page.getByRole('button', { name: 'Autre choix : Cleo Ray' }).waitFor();
    await tabTo('Valider les présences');
    await press('Enter');
    await at('Valider');
    await sheetIsSound();
    await press('Enter');
    await page.getByLabel('Message').waitFor();
    await sheetIsSound();
    await press('Escape');
    await at('Résumé à partager');
  }, 60_000);

  it('a series is planned, and announced for', async () => {
    await page.goto('/meetings?show=all');
    await page.getByRole('button', { name: 'Prévoir une rencontre' }).waitFor();
    await tabTo('Prévoir une rencontre');
    await press('Enter');
    const sheet = page.getByRole('dialog');
    await tabTo('Prévoir cette rencontre');
    await press('Enter');
    await sheet.getByText('Il manque le jour.').waitFor();
    await at('Jour');
    // How a day is typed is the browser's.
    await sheet.getByLabel('Jour').fill(dayAfter(today, 2));
    await tabTo('Répétition');
    await press('ArrowDown');
    await tabTo('Prévoir ces rencontres');
    await press('Enter');
    await sheet.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Ouvrir', exact: true }).waitFor();
    await tabTo('Ouvrir');
    await press('Enter');
    await page.getByRole('button', { name: 'Je ne viens pas' }).waitFor();
    await tabTo('Je ne viens pas');
    await press('Space');
    await page.getByRole('button', { name: 'Je ne viens pas', pressed: true }).waitFor();
    await tabTo('Je me fais remplacer');
    await press('Enter');
    await tabTo('Qui te remplace ?');
    await press('Enter');
    await page.getByText('Il manque le nom.').waitFor();
    await at('Qui te remplace ?');
    await typed('Sam Long');
    await press('Enter');
    await page.getByText('Sam Long te remplace.').waitFor();
    await allSent(page);
  }, 60_000);
});
