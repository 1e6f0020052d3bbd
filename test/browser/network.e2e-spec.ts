import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../support/browser/chromium';
import { type DemoClub, demoClub, lastDay } from '../support/browser/demo-club';
import { visit } from '../support/browser/visit';
import { complaintsOf, desk, signedIn } from '../support/browser/visitor';

describe('Is the network alive, on the screen', () => {
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

  /** One page for each person, as everybody only reads. */
  const pages = new Map<string, Page>();
  const open = async (ref: string) => {
    const there = pages.get(ref);
    const page = there ?? (await signedIn(browser, club.relais, club.networkId, club.personId(ref), desk));
    pages.set(ref, page);
    const path = `/network?asOf=${lastDay}`;
    await (there ? visit(page, path) : page.goto(path));
    await page.getByText('rencontres sur 12 ont dépassé').waitFor();
    return page;
  };

  it('says the verdict in one sentence', async () => {
    const page = await open('P0001');
    await page
      .getByText('Vivant : un noyau dur de 26 personnes, de nouvelles têtes à 9 rencontres sur 12')
      .waitFor();
  });

  it('draws a column per meeting and names who was there, by arrow keys too', async () => {
    const page = await open('P0001');
    const complaints = complaintsOf(page);
    const columns = page.getByRole('toolbar', { name: 'Rencontres' }).getByRole('button');
    await columns.nth(2).click();
    const before = await page.locator('[aria-live]').innerText();
    expect(before).toMatch(/Noyau dur, \d+\n.*\p{L}+ \p{L}+/u);
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('[aria-live]').innerText()).not.toBe(before);
    expect(complaints).toEqual([]);
  });

  it('shows six figures, each with its rule', async () => {
    const page = await open('P0001');
    const figures = page.getByRole('region', { name: 'Six chiffres' });
    expect(await figures.getByRole('article').count()).toBe(6);
    expect(await figures.getByText('Comment c’est compté').count()).toBe(6);
    await figures.getByText('9 rencontres sur 12 ont accueilli une nouvelle tête').waitFor();
  });

  it('opens exactly as many rows as each count says, whose names open the person', async () => {
    const page = await open('P0001');
    const complaints = complaintsOf(page);
    await page.locator('main [data-rows]').nth(60).waitFor({ state: 'attached' });
    const counts = await page.evaluate<[key: string, text: string][]>(`
      for (const each of document.querySelectorAll('main details')) each.open = true;
      [...document.querySelectorAll('main [data-rows]')].map((each) => [each.dataset.rows, each.textContent]);
    `);
    expect(counts.map(([key]) => key)).toEqual(
      expect.arrayContaining(['roomBeside', 'newFaceMeetings.over', 'newcomerReturn.over']),
    );
    const ofFigures = counts.filter(([key]) => !key.includes('-'));
    const ofMeetings = counts.filter(([key]) => key.includes('-'));
    expect(new Set(ofFigures.map(([key]) => key)).size).toBeGreaterThanOrEqual(24);
    expect(ofMeetings.length).toBeGreaterThan(12 * 4);
    for (const [key, text] of [...ofFigures, ...ofMeetings.slice(-9)]) {
      await page.locator(`main [data-rows="${key}"]`).first().click();
      await page.getByRole('dialog').waitFor();
      const rows = await page.getByRole('dialog').getByRole('listitem').count();
      expect([key, rows]).toEqual([key, Number(/^\d+/.exec(text.replace(/\s/g, ''))?.[0])]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.locator('[data-rows="core"]').click();
    await page.getByRole('dialog').getByRole('link').first().click();
    await page
      .getByRole('dialog')
      .getByText(/^Présences\s: \d+\sfois sur les 12 dernières/)
      .waitFor();
    await page.getByRole('link', { name: 'Ouvrir dans Membres et rôles' }).click();
    await page.waitForURL(/\/people#person-/);
    expect(complaints).toEqual([]);
  });

  it('opens each row down to its events: pairs, people, attendances and referrals', async () => {
    const page = await open('P0001');
    const sheet = page.getByRole('dialog');
    const rowsOf = async (link: Locator) => {
      const count = Number(/^\d+/.exec(await link.innerText())?.[0]);
      const key = (await link.getAttribute('data-rows')) ?? '';
      await link.click();
      await page.waitForURL((url) => url.searchParams.get('rows') === key);
      await sheet
        .getByRole('heading')
        .filter({ hasText: new RegExp(`, ${String(count)}$`) })
        .waitFor();
      expect([key, await sheet.getByRole('listitem').count()]).toEqual([key, count]);
    };
    await rowsOf(page.locator('main [data-rows="reciprocity.part"]'));
    await rowsOf(sheet.locator('[data-rows^="pair."]').first());
    await sheet
      .getByText(/^le .*, importée le /)
      .first()
      .waitFor();
    await sheet.getByRole('link').first().click();
    await rowsOf(sheet.locator('[data-rows^="given."]'));
    await page.goBack();
    await rowsOf(sheet.locator('[data-rows^="attended."]'));
    await sheet.getByRole('listitem').first().getByRole('link').last().click();
    await page.waitForURL(/\/meetings\?show=.*&person=/);
    await sheet.getByRole('heading', { name: 'Ce qui a été noté' }).waitFor();
  });

  it('has who does what at hand, for organisers the members and the QR code, too', async () => {
    const placesOf = async (ref: string) => {
      const places = (await open(ref)).getByRole('navigation', { name: 'Pages du réseau' }).getByRole('link');
      await places.first().waitFor();
      return places.allInnerTexts();
    };
    expect(await placesOf('P0001')).toEqual(['Qui fait quoi', 'Membres et rôles', 'Code QR']);
    expect(await placesOf('P0020')).toEqual(['Qui fait quoi']);
  });

  it('moves sentence, figures and columns with the period, which the address keeps', async () => {
    const page = await open('P0001');
    const main = page.locator('main');
    const columns = page.getByRole('toolbar', { name: 'Rencontres' }).getByRole('button');
    await page.getByLabel('Jusqu’au').fill('2026-03-26');
    await page.waitForURL(/asOf=2026-03-26/);
    await page.getByRole('button', { name: /26 mars 2026/ }).waitFor();
    const then = (await main.innerText()).replaceAll(/\s/g, ' ');
    expect(then).not.toContain('un noyau dur de 26 personnes');
    await page.getByRole('combobox', { name: 'Colonnes' }).selectOption('52');
    await page.waitForURL(/meetings=52/);
    expect(await columns.count()).toBeGreaterThanOrEqual(52);
    await page.reload();
    await page.getByRole('button', { name: /26 mars 2026/ }).waitFor();
    expect(await columns.count()).toBeGreaterThanOrEqual(52);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('meetings'));
    await page.getByText('rencontres sur 12 ont dépassé').waitFor();
    expect(await columns.count()).toBeLessThan(52);
    await page.goBack();
    await page.getByText('un noyau dur de 26 personnes').waitFor();
  });

  it('keeps the axis in view beside all columns, with years, and tells their values on hover and focus', async () => {
    const page = await open('P0001');
    await page.getByRole('combobox', { name: 'Colonnes' }).selectOption('1000');
    const columns = page.getByRole('toolbar', { name: 'Rencontres' }).getByRole('button');
    await columns.nth(60).waitFor();
    const values = page.locator('main p[aria-hidden]');
    await columns.first().hover();
    await page.getByText('40', { exact: true }).first().waitFor();
    expect((await page.locator('main svg').first().boundingBox())?.x).toBeGreaterThan(0);
    expect(await values.innerText()).toBe(await columns.first().getAttribute('aria-label'));
    await columns.nth(3).focus();
    expect(await values.innerText()).toBe(await columns.nth(3).getAttribute('aria-label'));
    const years = await page
      .locator('main svg text')
      .filter({ hasText: /^20\d\d$/ })
      .allTextContents();
    expect(years.length).toBeGreaterThan(1);
    expect(years).toEqual(years.toSorted());
  });

  it('lists names to an organiser and none to a member', async () => {
    const organiser = await open('P0001');
    await organiser.getByRole('heading', { name: 'Noyau dur, 26' }).waitFor();
    const member = await open('P0020');
    expect(await member.getByRole('heading', { name: /^Noyau dur/ }).count()).toBe(0);
    expect(await member.locator('main').innerText()).not.toMatch(/Zanetti|Rousselot/);
    expect(await member.locator('[data-rows]').count()).toBe(0);
  });
});
