import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { keptEntries } from '../support/browser/outbox';
import { signedIn } from '../support/browser/visitor';

/** What this browser keeps of the site, by name. */
const kept = (page: Page) =>
  page.evaluate<{
    local: string[];
    session: string[];
    caches: string[];
    databases: string[];
  }>(`(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage).filter((name) => !name.startsWith('tsr-scroll')),
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }))()`);

describe('Signing out', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Martin', 'Karim Benali']);
    await relais.installation.readModels.waitFor(Number(network.position));
    browser = await launchChromium();
  });
  beforeEach(async () => {
    page = await newPage();
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const newPage = () => signedIn(browser, relais, network.networkId, network.people['Ada Martin']!);
  const signedOut = (on = page) => on.getByLabel('Adresse e-mail').waitFor();
  const preferences = () => page.getByRole('button', { name: 'Préférences' }).click();

  it('leaves nothing of the account on a shared phone, in no tab and by no way back', async () => {
    await page.goto('/');
    await page.goto('/ledger');
    await page.getByRole('heading', { name: 'Relevé' }).waitFor();
    await preferences();
    await page.getByText('English').click();
    await page.evaluate(`(async () => {
      localStorage.setItem('relais.network', 'somewhere');
      localStorage.setItem('relais.queries', 'Ada Martin');
      sessionStorage.setItem('relais.draft', 'Karim');
      await (await caches.open('api')).put('/api/me', new Response('Ada Martin'));
      await new Promise((resolve) => {
        const request = indexedDB.open('relais-cache', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('entries').put('Ada Martin', 1);
        request.onsuccess = () => { request.result.close(); resolve(); };
      });
    })()`);
    expect(await kept(page)).toMatchObject({ caches: ['api'], databases: ['relais-cache', 'relais-outbox'] });
    const other = await page.context().newPage();
    await other.goto('/');
    await other.getByRole('heading', { name: 'Add' }).waitFor();

    await page.getByRole('button', { name: 'Sign out here' }).click();
    await page.getByLabel('Your e-mail address').waitFor();
    await other.getByLabel('Your e-mail address').waitFor();
    const empty = { session: [], caches: [], databases: ['relais-outbox'] };
    expect(await kept(page)).toEqual({ ...empty, local: ['relais.language'] });
    expect(await keptEntries(page)).toBe(0);
    // By it the browser is known again when it asks for a code; it tells nothing and opens nothing.
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['relais-device-0']);
    await page.goBack();
    await page.getByLabel('Your e-mail address').waitFor();
    expect(await page.content()).not.toContain('Petit Cercle');
  });

  it('asks before it drops what is not sent yet', async () => {
    await page.goto('/');
    await page.getByRole('heading', { name: 'Ajouter' }).waitFor();
    await page.context().route('**/api/referrals/*', (route) => route.fulfill({ status: 503 }));
    await page.locator('label', { hasText: 'Karim Benali' }).click();
    await page.getByLabel('Qui en a besoin').fill('Anaïs Barreau');
    await page.getByText('est d’accord').click();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await preferences();
    await page.getByRole('button', { name: 'Se déconnecter ici' }).click();
    await page.getByText('1 saisie n’est pas encore envoyée').waitFor();
    await page.getByRole('button', { name: 'Effacer et se déconnecter' }).click();
    await signedOut();
    expect((await kept(page)).local).toEqual([]);
    expect(await keptEntries(page)).toBe(0);
  });

  it('does nothing without an answer, and says so', async () => {
    await page.goto('/');
    await preferences();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Se déconnecter ici' }).click();
    await page.getByText('Pas de réponse : cet appareil est peut-être encore connecté').waitFor();
    await page.context().setOffline(false);
  });

  it('is done elsewhere, or everywhere, from the list of devices', async () => {
    const [elsewhere, third] = [await newPage(), await newPage()];
    await page.goto('/');
    await preferences();
    await page.getByRole('link', { name: 'Mes appareils' }).click();
    await page.getByText('Cet appareil', { exact: true }).waitFor();
    const others = page.getByRole('button', { name: 'Déconnecter Chrome sur Linux' });
    const before = await others.count();
    await others.first().click();
    await others.nth(before - 1).waitFor({ state: 'detached' });
    await third.goto('/');
    await signedOut(third);
    await page.getByText('Mes connexions des six derniers mois').click();
    await page.getByText('par un lien de la personne qui gère Relais').first().waitFor();

    await page.getByRole('button', { name: 'Se déconnecter partout' }).click();
    await signedOut();
    expect(await page.context().cookies()).toEqual([]);
    await elsewhere.goto('/');
    await signedOut(elsewhere);
    for (const tab of [elsewhere, third]) await tab.context().close();
  });
});
