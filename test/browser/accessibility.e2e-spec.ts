import { linkPath } from '@relais/contracts';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/browser/chromium';
import { type DemoClub, demoClub } from '../support/browser/demo-club';
import { violationsOn } from '../support/browser/violations';
import { visit } from '../support/browser/visit';
import { phone, signedIn } from '../support/browser/visitor';

const locales = ['fr-FR', 'en-GB'];
const inColours = (locale: string) => locale === 'fr-FR';

describe('Every screen meets WCAG 2.2 AA', () => {
  let club: DemoClub;
  let browser: Browser;
  beforeAll(async () => {
    club = await demoClub();
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await club.relais.stop();
  });

  it.each(locales)(
    'for people who are not signed in, in %s',
    async (locale) => {
      const options = { ...phone, locale, baseURL: club.relais.url };
      const page = await (await browser.newContext(options)).newPage();
      const found: Record<string, string[]> = {};
      const check = async (screen: string) =>
        (found[screen] = await violationsOn(page, { inColours: inColours(locale) }));

      await page.goto('/');
      await page.locator('button[type=submit]').click();
      await check('signed out with an error');
      await page.locator('[name=email]').fill('lea@example.org');
      await page.locator('button[type=submit]').click();
      await page.locator('[name=code]').fill('000000');
      await page.locator('[aria-invalid=true]').waitFor();
      await check('code with an error');
      await page.goto(linkPath('used'));
      await page.getByRole('alert').waitFor();
      await check('link that is over');
      await page.context().close();

      expect(Object.keys(found)).toHaveLength(3);
      expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
    },
    120_000,
  );

  it.each(locales)(
    'in %s',
    async (locale) => {
      const page = await signedIn(browser, club.relais, club.networkId, club.personId('P0001'), {
        ...phone,
        locale,
      });
      const found: Record<string, string[]> = {};
      const check = async (screen: string, within = 'html') =>
        (found[screen] = await violationsOn(page, { within, inColours: inColours(locale) }));
      const sheet = '[role=dialog]';

      await page.goto('/');
      await page.locator('#preferences').click();
      await check('preferences', sheet);
      await page.keyboard.press('Escape');
      await page.locator('button[type=submit]').click();
      await page.locator('[id=receiver-error]').waitFor();
      await check('log with errors');
      await page.locator('header button').nth(1).click();
      await page.getByRole('dialog').waitFor();
      await check('unsent');
      await page.keyboard.press('Escape');
      // Few lines beneath the sheet, through which axe would look for its background.
      await visit(page, '/ledger?asOf=2025-01-16');
      await page.locator('section ul button').first().click();
      await page.getByRole('dialog').locator('ol').waitFor();
      await check('line', sheet);
      await visit(page, '/ledger');
      await page.locator('section ul button').first().waitFor();
      await check('ledger');
      await visit(page, '/network');
      await page.locator('[data-rows]').first().waitFor();
      for (const rule of await page.locator('summary').all()) await rule.click();
      await check('network');
      await page.locator('[data-rows=core]').click();
      await page.getByRole('dialog').waitFor();
      await check('rows', sheet);
      await page.keyboard.press('Escape');
      await page.locator('li a.mantine-Button-root').first().click();
      await page.locator(`${sheet} textarea`).waitFor();
      await check('call', sheet);
      await visit(page, '/people');
      const people = '[aria-labelledby=known]';
      await page.locator(`${people} li button`).first().click();
      const tool = (name: RegExp) => page.locator(people).getByRole('button', { name });
      await tool(/^(?:Mettre fin|End) /).click();
      await page.locator(`${people} form input`).fill('');
      await check('membership, ending with an error', `${people} form`);
      await page.locator(`${people} form button`).nth(1).click();
      await tool(/^(?:Corriger l’adhésion|Correct the membership) /).click();
      await page.locator(`${people} form`).evaluate(`(form) => form.scrollIntoView({ block: 'center' })`);
      await check('membership, correcting', `${people} form`);
      // Few cards, all in view: axe takes those that are not painted for unreadable.
      await visit(page, '/who?find=vasseur');
      await page.locator('main li a').first().waitFor();
      await check('who does what');
      await page.locator('main li a').first().click();
      await page.locator('[id=thread]').waitFor();
      await check('card of a person');
      await visit(page, '/my-card');
      await page.locator('form textarea').first().fill('x'.repeat(200));
      await page.locator('[id=my-needs]').waitFor();
      await check('own card with an error');
      await visit(page, '/tokens');
      await page.locator('main button').first().click();
      const form = page.locator('form');
      await form.locator('button[type=submit]').click();
      await check('tokens with errors');
      await form.locator('input').first().fill('CRM');
      await form.locator('button[type=submit]').click();
      await page.locator('[id=made-token]').waitFor();
      await page.locator('main li').first().waitFor();
      await check('token made');
      await visit(page, '/journal');
      await page.locator('main li').first().waitFor();
      await check('journal');
      await visit(page, '/rules');
      await page.locator('[aria-labelledby=rules-today] button').click();
      await page.locator('summary').click();
      await page.locator('[inputmode=numeric]').first().fill('0');
      await page.locator('form button[type=submit]').click();
      await page.locator('[aria-invalid=true]').waitFor();
      // Of what the bar at the bottom happens to cover axe would say that it is too small.
      await page.evaluate('scrollTo(0, 0)');
      await check('rules with errors');
      await visit(page, '/devices');
      await page.locator('main li').first().waitFor();
      await page.locator('summary').click();
      await page.locator('details li').first().waitFor();
      await check('devices');
      await visit(page, '/nowhere');
      await page.locator('h1').waitFor();
      await check('no such page');
      await page.route('**/api/**', (route) => route.abort());
      await page.goto('/ledger');
      await page.locator('h1').waitFor();
      await check('no answer');
      await page.context().close();

      expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
    },
    120_000,
  );

  it('would be seen not to, in dark alone', async () => {
    const options = { ...phone, bypassCSP: true, baseURL: club.relais.url };
    const page = await (await browser.newContext(options)).newPage();
    await page.goto('/');
    await page.locator('h1').waitFor();
    await page.addStyleTag({ content: `[data-mantine-color-scheme='dark'] h1 { color: #333 !important; }` });
    expect(await violationsOn(page)).toEqual(['color-contrast in dark: h1']);
    await page.context().close();
  });
});
