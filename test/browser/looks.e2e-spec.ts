import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../support/browser/chromium';
import { type DemoClub, demoClub, lastDay } from '../support/browser/demo-club';
import { logReferral } from '../support/browser/outbox';
import { visit } from '../support/browser/visit';
import { desk, phone, signedIn } from '../support/browser/visitor';

const wide: BrowserContextOptions = { ...desk, viewport: { width: 1440, height: 900 } };

/** What is seen of type on a screen: the size and weight of everything that has text, and what is largest. */
const typeOn = (page: Page) =>
  page.evaluate<{ sizes: number[]; weights: number[]; largest: string[] }>(`(() => {
    const told = [...document.body.querySelectorAll('*')].filter((one) =>
      one.checkVisibility() && one.getClientRects().length > 0 &&
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '') );
    const size = (one) => parseFloat(getComputedStyle(one).fontSize);
    const sorted = (all) => [...new Set(all)].sort((a, b) => a - b);
    const sizes = sorted(told.map(size));
    const weights = sorted(told.map((one) => Number(getComputedStyle(one).fontWeight)));
    const largest = told.filter((one) => size(one) === sizes.at(-1)).map((one) => one.textContent);
    return { sizes, weights, largest };
  })()`);

describe('The looks', () => {
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
  const opened: Page[] = [];
  const open = async (ref: string, options: BrowserContextOptions) => {
    const page = await signedIn(browser, club.relais, club.networkId, club.personId(ref), options);
    opened.push(page);
    return page;
  };
  afterEach(() => Promise.all(opened.splice(0).map((page) => page.context().close())));

  it.each([
    ['a phone', phone],
    ['a desk', wide],
  ])(
    'have five sizes and two weights, and one thing that leads, on %s',
    async (_, options) => {
      const page = await open('P0001', options);
      const screens: [path: string, ready: string, lead: RegExp][] = [
        [`/network?asOf=${lastDay}`, '[data-rows=core]', /^Vivant$/],
        [`/ledger?asOf=${lastDay}`, 'main h2', /^\d+ recos (?:données|reçues) de plus$/],
        ['/', 'main fieldset', /^Ajouter$/],
        ['/people', 'main li', /^Membres et rôles$/],
        ['/privacy', 'main h2', /^Données personnelles$/],
        ['/found', 'main form', /^Fonder un réseau$/],
      ];
      await page.goto('/');
      await page.locator('#preferences').waitFor();
      for (const [path, ready, lead] of screens) {
        await visit(page, path);
        await page.locator(ready).first().waitFor();
        const { sizes, weights, largest } = await typeOn(page);
        expect([path, sizes.filter((size) => ![13, 16, 20, 28, 44].includes(size))]).toEqual([path, []]);
        expect([path, weights]).toEqual([path, [400, 600]]);
        expect(largest).toEqual([expect.stringMatching(lead)]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      }
    },
    60_000,
  );

  it('keep the mark in the bar, beside the name of the network', async () => {
    for (const options of [phone, wide]) {
      const page = await open('P0020', options);
      await page.goto('/ledger');
      const mark = page.getByRole('banner').getByRole('img', { name: 'Relais' });
      const name = await page.getByRole('button', { name: 'Préférences' }).boundingBox();
      const box = await mark.boundingBox();
      expect(box).toMatchObject({ width: 28, height: 28 });
      expect((box?.x ?? 0) + 28).toBeLessThanOrEqual(name?.x ?? 0);
      expect(await page.evaluate(`document.querySelector('header img').naturalWidth`)).toBeGreaterThan(0);
    }
  });

  it('set the organiser’s page beside itself at a desk: verdict and figures left, columns right, lists beneath', async () => {
    const page = await open('P0001', wide);
    await page.goto(`/network?asOf=${lastDay}`);
    const boxOf = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      if (!box) throw new Error(`${selector} is not there.`);
      return { ...box, right: box.x + box.width, bottom: box.y + box.height };
    };
    await page.locator('#core').waitFor({ state: 'attached' });
    const verdict = await boxOf('section:has(strong)');
    const figures = await boxOf('section[aria-label="Six chiffres"]');
    const chart = await boxOf('[role=toolbar]');
    const lists = await boxOf('section:has(#new)');
    expect(chart.x).toBeGreaterThan(Math.max(verdict.right, figures.right));
    expect(chart.y).toBeLessThan(figures.y);
    expect(figures.y).toBeGreaterThanOrEqual(verdict.bottom);
    expect(Math.max(figures.bottom, chart.bottom)).toBeLessThanOrEqual(900);
    expect(lists.y).toBeGreaterThanOrEqual(figures.bottom);
    await page.setViewportSize({ width: 1279, height: 900 });
    expect((await boxOf('[role=toolbar]')).y).toBeGreaterThan((await boxOf('section:has(strong)')).bottom);
  });

  it('set filters and the open line beside the statement at a desk, which stays in use', async () => {
    const page = await open('P0020', wide);
    await page.goto('/ledger');
    const lines = page.locator('tbody button');
    await lines.nth(1).click();
    const panel = page.getByRole('dialog');
    const statement = await page.getByRole('table').first().boundingBox();
    for (const beside of [panel, page.getByLabel('Jusqu’au'), page.getByRole('radiogroup', { name: 'Vue' })])
      expect((await beside.boundingBox())?.x).toBeGreaterThan((statement?.x ?? 0) + (statement?.width ?? 0));
    const before = await panel.getByRole('heading').first().innerText();
    expect(before).toBe(await lines.nth(1).innerText());
    await lines.nth(2).click();
    await page.locator('tr:has([aria-current])').nth(0).waitFor();
    expect(await panel.getByRole('heading').first().innerText()).toBe(await lines.nth(2).innerText());
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.innerText')).toBe(await lines.nth(2).innerText());
  });

  it.each([
    ['a phone, where it is closed', phone, true],
    ['no desk, where it stays', wide, false],
  ] as const)('offer to open the list of people again on %s', async (_, options, isOffered) => {
    const page = await open('P0020', options);
    await page.goto('/');
    await page.locator('label', { hasText: 'Chloé Zanetti' }).first().click();
    await page.locator('label:has(:checked)', { hasText: 'Chloé Zanetti' }).first().waitFor();
    expect(await page.getByRole('button', { name: 'Ajouter ou changer' }).isVisible()).toBe(isOffered);
  });

  it('fold long lists of one’s own data on a screen, and none on paper', async () => {
    const page = await open('P0020', phone);
    await page.goto('/my-data');
    const unfold = page.getByRole('button', { name: /^Voir les \d+ : Présences$/ });
    const count = Number(/\d+/.exec(await unfold.innerText())?.[0]);
    const shown = () =>
      page.getByRole('listitem').filter({ visible: true, hasText: 'Petit-déjeuner' }).count();
    expect(count).toBeGreaterThan(20);
    expect(await shown()).toBeLessThanOrEqual(5);
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(5000);
    await page.emulateMedia({ media: 'print' });
    expect(await shown()).toBeGreaterThan(20);
    await page.emulateMedia({ media: null });
    await unfold.click();
    expect(await shown()).toBeGreaterThan(20);
  });

  it('show shapes of what comes once, and none for what is known', async () => {
    const page = await open('P0020', phone);
    const shapes = page.getByRole('status', { name: 'Chargement' });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/ledger*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/');
    await page.getByRole('link', { name: 'Relevé' }).click();
    await shapes.waitFor();
    expect(await shapes.locator('i').count()).toBeGreaterThan(10);
    release();
    await page.getByRole('region', { name: 'En bref' }).waitFor();
    await page.evaluate(`new MutationObserver(() => {
      if (document.querySelector('[aria-label=Chargement]')) document.body.dataset.shapes = 'again';
    }).observe(document.body, { childList: true, subtree: true })`);
    await page.getByRole('link', { name: 'Ajouter' }).click();
    await page.locator('main fieldset').first().waitFor();
    await page.getByRole('link', { name: 'Relevé' }).click();
    await page.getByRole('region', { name: 'En bref' }).waitFor();
    expect(await page.locator('body').getAttribute('data-shapes')).toBeNull();
  });

  it.each([
    ['one small movement', 'no-preference', 2],
    ['none where less motion is wanted', 'reduce', 0],
  ] as const)('make %s when a referral is given', async (_, reducedMotion, movements) => {
    const page = await open('P0020', { ...phone, reducedMotion });
    await page.goto('/');
    await page.locator('main fieldset').first().waitFor();
    await page.evaluate(
      `addEventListener('animationstart', ({ animationName }) => (window.moved ??= []).push(animationName))`,
    );
    await logReferral(page, 'Chloé Zanetti', 'Anaïs Barreau');
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('C’est annulé.').waitFor();
    expect(await page.evaluate<string[]>('window.moved ?? []')).toHaveLength(movements);
  });
});
