import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/browser/chromium';
import { type DemoClub, demoClub } from '../support/browser/demo-club';
import { complaintsOf, desk, phone, signedIn, withoutStream } from '../support/browser/visitor';

const built = join(__dirname, '../../dist/web');

/** Names of namespaces and hints to developers: nothing that is fetched. */
const namesOnly = [
  /^http:\/\/www\.w3\.org\/(1998\/Math\/MathML|1999\/xlink|2000\/svg|XML\/1998\/namespace)$/,
  /^https:\/\/react\.dev\/errors\/$/,
  /^https:\/\/mantine\.dev\/theming\/colors\/#primary-color$/,
  /^http:\/\/localhost$/,
];

describe('The web app', () => {
  let club: DemoClub;
  let browser: Browser;
  beforeAll(async () => {
    club = await demoClub();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await club.relais.stop();
  });

  const watched = (context: BrowserContext): URL[] => {
    const asked: URL[] = [];
    context.on('request', (request) => asked.push(new URL(request.url())));
    return asked;
  };
  const visit = async (page: Page, path: string) => {
    await page.goto(path);
    await page.locator('main').first().waitFor();
    await page.waitForLoadState('networkidle');
  };

  it('asks nobody but its own server, and breaks none of its rules, from signing in to signing out', async () => {
    const page = await signedIn(browser, club.relais, club.networkId, club.personId('P0001'), desk);
    await withoutStream(page.context());
    const asked = watched(page.context());
    const complaints = complaintsOf(page);
    for (const path of ['/log', '/ledger', '/network', '/devices', '/tokens']) await visit(page, path);
    await page.goto('/ledger');
    await page.locator('tbody button').first().click();
    await page.getByRole('dialog').waitFor();
    const styled = `getComputedStyle(document.documentElement).getPropertyValue('--mantine-color-body')`;
    expect(await page.evaluate<string>(styled)).not.toBe('');
    await page.context().clearCookies();
    await page.goto('/sign-in');
    await page.getByRole('textbox').first().waitFor();
    expect(asked.length).toBeGreaterThan(40);
    const own = new URL(club.relais.url).origin;
    expect(asked.filter(({ origin, protocol }) => protocol !== 'data:' && origin !== own)).toEqual([]);
    expect(complaints.filter((complaint) => !complaint.includes('401 (Unauthorized)'))).toEqual([]);
    await page.context().close();
  }, 120_000);

  describe('opened by a person who is not signed in', () => {
    let page: Page;
    beforeEach(async () => {
      page = await (await browser.newContext({ ...phone, baseURL: club.relais.url })).newPage();
    });
    afterEach(() => page.context().close());

    it('says that there is no such page, and not that in JSON', async () => {
      const complaints = complaintsOf(page);
      for (const path of ['/nowhere', '/ledgers', '/network-of-nobody?x=1']) {
        expect((await page.goto(path))?.status()).toBe(404);
        await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor();
      }
      expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    });

    it('shows its bar and brand before its scripts are there', async () => {
      await page.route('**/assets/*.js', () => undefined);
      await page.goto('/', { waitUntil: 'commit' });
      await page.getByText('Relais', { exact: true }).waitFor({ timeout: 2000 });
    });

    it('says within two seconds that the server does not answer', async () => {
      await page.goto('/sign-in');
      await page.route('**/api/**', (route) => route.abort());
      await page.goto('/', { waitUntil: 'commit' });
      await page.getByText('Relais', { exact: true }).waitFor();
      await page.getByRole('heading', { name: 'Pas de réponse' }).waitFor({ timeout: 2000 });
    });

    it('keeps its bar, and names a server that keeps silent', async () => {
      await page.goto('/sign-in');
      await page.route('**/api/**', () => undefined);
      await page.goto('/', { waitUntil: 'commit' });
      await page.getByRole('status', { name: 'Chargement' }).waitFor();
      await page.getByText('Le serveur ne répond pas encore.').waitFor();
      await page.getByText('Relais', { exact: true }).waitFor();
    });
  });

  it('is built without the address of anybody else', () => {
    const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(html|js|css|svg|json|webmanifest)$/.test(name),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const text = readFileSync(join(built, file), 'utf8');
      const addresses = [...text.matchAll(/https?:\/\/[\w.-]+[^\s"'`)<>\\$?]*/g)].map(([address]) => address);
      const others = addresses.filter((address) => !namesOnly.some((name) => name.test(address)));
      expect({ file, others }).toEqual({ file, others: [] });
    }
  });
});
