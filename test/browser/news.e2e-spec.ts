import { randomUUID } from 'node:crypto';
import { GrantRole } from '@relais/networks';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, acceptedBy, addressOf, smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { violationsOn } from '../support/browser/violations';
import { complaintsOf, signedIn, signedInByCode, withoutStream } from '../support/browser/visitor';

const screenshots = process.env['RELAIS_SCREENSHOTS'];

describe('What waits for a member of two networks', () => {
  let relais: RunningRelais;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let circle: SmallNetwork;
  let other: SmallNetwork;
  let organiser: string;
  let complaints: string[];
  beforeAll(async () => {
    relais = await startRelais();
    circle = await smallNetwork(relais, ['Ada', 'Karim']);
    other = await smallNetwork(relais, ['Ada', 'Zoé']);
    for (const network of [circle, other]) await acceptedBy(relais, network, ['Ada']);
    const { networkId, people } = circle;
    const envelope = { commandId: randomUUID(), networkId, today: '2026-03-02' };
    const principal = { role: 'system' as const };
    const ada = people['Ada']!;
    const role = { networkId, personId: ada, role: 'organiser' as const };
    await relais.commands.execute(new GrantRole(role, { ...envelope, principal }));
    organiser = await relais.token(networkId, ada, 'organiser');
    await passed(circle, 'Karim');
    await passed(other, 'Zoé');

    browser = await launchChromium();
    page = await signedInByCode(browser, relais, addressOf('Ada'));
    context = page.context();
    // As an installed app has it.
    await context.addInitScript(
      'navigator.setAppBadge = (count) => Promise.resolve((globalThis.badge = count));',
    );
    complaints = complaintsOf(page);
    await page.getByRole('heading', { name: 'Ajouter' }).waitFor();
    await page.evaluate(`localStorage.setItem('relais.persons', '["${ada}"]')`);
    await page.reload();
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  /** A member of a network gives Ada a referral, on another device. */
  async function passed({ networkId, people }: SmallNetwork, from: string) {
    const passedOn = relais.installation.clock.dayIn('Europe/Paris');
    const token = await relais.token(networkId, people[from]!);
    const path = `/api/referrals/${randomUUID()}`;
    const body = { networkId, receiverId: people['Ada'], passedOn, scope: 'inside' };
    const put = async (to: string, told: object) => {
      expect((await relais.ask('PUT', to, { token, body: told })).status).toBe(200);
      await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    };
    await put(path, body);
    return { withdraw: () => put(`${path}/withdrawal`, {}) };
  }
  async function opened(path: string): Promise<Page> {
    const tab = await context.newPage();
    tab.setDefaultTimeout(15_000);
    await tab.goto(path);
    return tab;
  }
  const lookBack = (tab = page) =>
    tab.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);
  const place = (name: string, tab = page) =>
    tab.getByRole('navigation').getByRole('link', { name, exact: true });
  async function titled(title: string, tab = page): Promise<void> {
    while ((await tab.title()) !== title) await tab.waitForTimeout(50);
  }
  const badge = () => page.evaluate('globalThis.badge');
  async function shot(name: string): Promise<void> {
    if (screenshots) await page.screenshot({ path: `${screenshots}/${name}.png` });
  }

  it('has a dot and a count: here, in the other network, in the title and on the icon', async () => {
    await place('Relevé 1 nouvelle reco').waitFor();
    await titled('(2) Ajouter · Relais');
    expect(await badge()).toBe(2);
    await page.getByRole('button', { name: '1 nouveauté ailleurs' }).click();
    const choices = page.getByRole('dialog').getByRole('group', { name: 'Réseau' });
    expect(await choices.getByRole('radio', { name: 'Le Petit Cercle 1 nouvelle reco' }).count()).toBe(2);
    expect(await violationsOn(page, { look: (colors) => shot(`counts-switcher-${colors}`) })).toEqual([]);
    await page.keyboard.press('Escape');
  }, 60_000);

  it('loses the dot when the ledger shows it, in every tab, and keeps it in the other network', async () => {
    const tab = await opened('/');
    await place('Relevé 1 nouvelle reco', tab).waitFor();
    await place('Relevé 1 nouvelle reco').click();
    await page.locator('section ul button').filter({ hasText: 'nouveau' }).waitFor();
    await place('Relevé').waitFor();
    await place('Relevé', tab).waitFor();
    await titled('(1) Ajouter · Relais', tab);
    await tab.close();
    expect(await violationsOn(page, { look: (colors) => shot(`counts-ledger-${colors}`) })).toEqual([]);
    await page.reload();
    await titled('(1) Mon relevé · Relais');
    await place('Relevé').waitFor();
    expect(await page.getByText('nouveau', { exact: true }).count()).toBe(0);
  }, 60_000);

  it('is in the ledger as soon as it is counted, while that is open; what is withdrawn is not counted', async () => {
    await passed(circle, 'Karim');
    await lookBack();
    await page.locator('section ul button').filter({ hasText: 'nouveau' }).waitFor();
    await place('Relevé').waitFor();
    await place('Ajouter').click();
    const { withdraw } = await passed(circle, 'Karim');
    await lookBack();
    await place('Relevé 1 nouvelle reco').waitFor();
    await withdraw();
    await lookBack();
    await place('Relevé').waitFor();
    await titled('(1) Ajouter · Relais');
  }, 60_000);

  it('counts who asks by the QR code until the organiser has decided, and says the last count offline', async () => {
    const here = `/api/networks/${circle.networkId}`;
    const { body } = await relais.ask('PUT', `${here}/join-link`, { token: organiser });
    const { secret } = body['link'] as { secret: string };
    const asking = { secret, name: 'Inès Faure', address: 'ines@example.org' };
    expect((await relais.ask('POST', '/api/joining', { body: asking })).status).toBe(204);
    await lookBack();
    await place('Réseau 1 demande d’adhésion').waitFor();
    await titled('(2) Ajouter · Relais');
    await context.setOffline(true);
    await lookBack();
    await page.waitForTimeout(500);
    expect(await place('Réseau 1 demande d’adhésion').count()).toBe(1);
    await context.setOffline(false);
    complaints.length = 0;

    await place('Réseau 1 demande d’adhésion').click();
    await page.getByRole('main').getByRole('link', { name: '1 demande d’adhésion' }).click();
    await page.getByRole('button', { name: /^Membre\s:\sInès Faure$/ }).click();
    await page.getByText('Personne n’attend.').waitFor();
    await place('Réseau').waitFor();
    await titled('(1) Code QR pour les invités · Relais');
    expect(await badge()).toBe(1);
    expect(complaints).toEqual([]);
  }, 60_000);

  it('is asked for every 30 seconds where there is no stream of changes', async () => {
    const alone = await signedIn(browser, relais, circle.networkId, circle.people['Ada']!);
    await withoutStream(alone.context());
    await alone.clock.install();
    await alone.goto('/');
    const counted = async (least: number): Promise<number> => {
      const count = Number(/^\((\d+)\)/.exec(await alone.title())?.[1] ?? 0);
      if (count >= least) return count;
      await alone.waitForTimeout(50);
      return counted(least);
    };
    const before = await counted(1);
    await passed(circle, 'Karim');
    await alone.clock.fastForward(31_000);
    await counted(before + 1);
    await alone.context().close();
  }, 60_000);

  it('is nothing any more once one has signed out', async () => {
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('button', { name: 'Se déconnecter ici' }).click();
    await page.locator('[name=email]').waitFor();
    expect(await page.evaluate(`localStorage.getItem('relais.seen')`)).toBeNull();
    expect(await page.title()).not.toMatch(/\d/);
  }, 60_000);
});
