import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonId } from '@relais/contracts';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../acceptance/small-network';
import { launchChromium, openChromium } from '../support/browser/chromium';
import { Connection } from '../support/browser/connection';
import {
  allSent,
  clockAnHourSlow,
  copyEntry,
  hide,
  keptEntries,
  logReferral,
  lookAway,
} from '../support/browser/outbox';
import { freePort, serverOn } from '../support/browser/server-process';
import { violationsOn } from '../support/browser/violations';
import { phone, signedIn } from '../support/browser/visitor';

const givers = ['Ada', 'Bea', 'Cleo', 'Dina', 'Elsa', 'Fanny', 'Gaby'].map((name) => `${name} Roux`);

/** One installation for all: each test has a giver of its own, whose events it counts. */
describe('What is entered on a device', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  let giver: PersonId;
  let page: Page;
  let unused = [...givers];
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, [...givers, 'Karim Benali']);
    await relais.installation.readModels.waitFor(Number(network.position));
    browser = await launchChromium();
  });
  beforeEach(async () => {
    const [name, ...others] = unused;
    unused = others;
    giver = network.people[name!]!;
    page = await opened();
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const opened = async (url = relais.url) => {
    const tab = await signedIn(browser, { ...relais, url }, network.networkId, giver);
    await tab.goto('/');
    await tab.getByLabel('Qui en a besoin').waitFor();
    return tab;
  };
  const log = (tab = page) => logReferral(tab, 'Karim Benali', 'Anaïs Barreau');
  /** What was recorded of this giver. */
  const recorded = async () => {
    const rows = await relais.sql<{ type: string }[]>(
      `select type from event where metadata->>'actorId' = $1 and stream like 'referral-%' order by position`,
      [giver],
    );
    return rows.map(({ type }) => type);
  };
  const exactlyOnce = ['ReferralPassed'];

  it('without a network is sent when the browser is opened again, once, from two tabs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-browser-'));
    const connection = await Connection.to(relais.url);
    const options = { ...phone, baseURL: connection.url };
    let context = await openChromium(folder, options);
    const link = await relais.installation.signIn.makeLink(network.networkId, giver);
    await context.request.post('/api/sign-in', { data: { token: link } });
    const first = await context.newPage();
    await first.goto('/');
    await first.getByLabel('Qui en a besoin').waitFor();
    connection.cut();
    await context.setOffline(true);
    await log(first);
    await first.reload().catch(() => undefined);
    await context.close();
    connection.isCut = false;
    expect(await recorded()).toEqual([]);

    context = await openChromium(folder, options);
    const tabs = [await context.newPage(), await context.newPage()];
    await Promise.all(tabs.map((tab) => tab.goto('/')));
    await tabs[0]!.getByLabel('Qui en a besoin').waitFor();
    await allSent(tabs[0]!);
    expect(await recorded()).toEqual(exactlyOnce);
    await context.close();
    connection.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is recorded once when the reply is lost on the way', async () => {
    let isLost = true;
    await page.context().route('**/api/referrals/**', async (route) => {
      if (!isLost) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await log();
    await hide(page);
    await page.getByText('1 à envoyer').waitFor();
    expect(await recorded()).toEqual(exactlyOnce);
    isLost = false;
    await page.evaluate(`dispatchEvent(new Event('online'))`);
    await allSent(page);
    expect(await recorded()).toEqual(exactlyOnce);
  });

  it('is recorded once when the server is killed in the middle of the request', async () => {
    await page.context().close();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    let server = await serverOn(relais.environment, port);
    page = await opened(url);
    server.kill('SIGSTOP');
    const asked = page.waitForRequest('**/api/referrals/**');
    await log();
    await lookAway(page);
    await asked;
    server.kill('SIGKILL');
    await once(server, 'exit');
    await page.getByText('1 à envoyer').waitFor();
    server = await serverOn(relais.environment, port);
    await page.evaluate(`dispatchEvent(new Event('online'))`);
    await allSent(page);
    expect(await recorded()).toEqual(exactlyOnce);
    server.kill('SIGKILL');
    await once(server, 'exit');
  }, 90_000);

  it('waits ten seconds and not an hour when the clock is wrong, also when it is put back meanwhile', async () => {
    await page.addInitScript(clockAnHourSlow);
    await page.reload();
    await log();
    await page.evaluate(`dispatchEvent(new Event('clock-put-back'))`);
    await page.getByRole('button', { name: 'Annuler cette reco' }).waitFor();
    await allSent(page);
    expect(await recorded()).toEqual(exactlyOnce);
  });

  it('is recorded once, however much waits: 200 entries', async () => {
    await page.context().setOffline(true);
    await log();
    await copyEntry(page, 199);
    await lookAway(page);
    await page.getByText('200 à envoyer').waitFor();
    await page.context().setOffline(false);
    await allSent(page);
    const events = await recorded();
    expect(new Set(events)).toEqual(new Set(exactlyOnce));
    expect(events).toHaveLength(200);
  });

  it('is kept in memory and sent when the storage is full, and the screen says so', async () => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: relais.url, quotaSize: 1 });
    await page.context().setOffline(true);
    await log();
    await page.getByText('Cet appareil ne peut rien garder').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await lookAway(page);
    await page.getByText('1 à envoyer').waitFor();
    expect(await keptEntries(page)).toBe(0);
    await page.context().setOffline(false);
    await page.getByText('Tout est enregistré').waitFor();
    expect(await recorded()).toEqual(exactlyOnce);
  });

  it('waits for its account when another one signs in on this device, and never goes out as theirs', async () => {
    await page.context().route('**/api/referrals/**', (route) => route.abort());
    await log();
    await lookAway(page);
    await page.getByText('1 à envoyer').waitFor();
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('button', { name: 'Se déconnecter ici' }).click();
    expect(await violationsOn(page, { within: '[role=dialog]' })).toEqual([]);
    await page.getByRole('button', { name: 'Envoyer d’abord' }).click();
    await page.getByText('L’envoi n’a pas abouti.').waitFor();
    await page.getByRole('button', { name: 'Garder et se déconnecter' }).click();
    await page.getByText('Ce qui attendait d’être envoyé sur cet appareil n’est pas perdu.').waitFor();
    await page.context().unroute('**/api/referrals/**');

    const signIn = async (personId: PersonId) => {
      const token = await relais.installation.signIn.makeLink(network.networkId, personId);
      await page.context().request.post('/api/sign-in', { data: { token } });
      await page.goto('/');
      await page.getByLabel('Qui en a besoin').waitFor();
    };
    await signIn(network.people['Karim Benali']!);
    await page.getByText('Tout est enregistré').click();
    await page.getByText('rien n’attend sur cet appareil').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('button', { name: 'Se déconnecter ici' }).click();
    await page.getByLabel('Adresse e-mail').waitFor();
    expect(await recorded()).toEqual([]);
    await signIn(giver);
    await allSent(page);
    expect(await recorded()).toEqual(exactlyOnce);
  });
});
