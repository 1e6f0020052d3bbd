import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { barsAmiss } from '../support/browser/bars';
import { launchChromium } from '../support/browser/chromium';
import { type DemoClub, demoClub, lastDay } from '../support/browser/demo-club';
import { visit } from '../support/browser/visit';
import { phone, signedIn } from '../support/browser/visitor';

describe('On a small screen and at 200 %', () => {
  let club: DemoClub;
  let browser: Browser;
  let page: Page;
  const found: Record<string, string[]> = {};
  const look = async (screen: string) => (found[screen] = await barsAmiss(page));
  const open = async (path: string, settled: string) => {
    await visit(page, path);
    await page.locator(settled).first().waitFor();
  };
  beforeAll(async () => {
    club = await demoClub();
    browser = await launchChromium();
    page = await signedIn(browser, club.relais, club.networkId, club.personId('P0001'), phone);
    await page.goto('/');
    await page.locator('#preferences').waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await club.relais.stop();
  });

  it('bars leave two thirds of the height, cover nothing that has the focus; targets are large enough, and no page is too wide', async () => {
    for (const form of ['', '?do=one-to-one', '?do=thanks']) {
      await open(`/${form}`, 'form label:has([name=person])');
      await look(`log${form}`);
      await page.locator('label:has([name=person])').nth(2).click();
      if (form === '') {
        await page.getByText('Quelqu’un que je connais').click();
        await page.getByLabel('Qui en a besoin').fill('Zoé Quastenflosser');
        await page.getByText('est d’accord').click();
        await look('log, filled');
      }
      await page.locator('form button[type=submit]').click();
      await page.getByRole('button', { name: /^Annuler/ }).waitFor();
      await look(`log${form}, saved`);
      await page.locator('label:has([name=person])').nth(1).click();
      await look(`log${form}, saved and filled anew`);
    }
    await visit(page, '/');
    await page.locator('header button').first().click();
    await page.getByRole('dialog').waitFor();
    await look('preferences');
    await page.keyboard.press('Escape');
    await open('/ledger', 'main section li button, main table');
    await look('ledger');
    await page.locator('main section li button', { hasText: 'Donnée' }).first().click();
    await page.getByRole('dialog').locator('ol').waitFor();
    await look('line');
    await open('/ledger?by=person', 'main li');
    await look('ledger by person');
    await open(`/network?asOf=${lastDay}`, '[data-rows]');
    await look('network');
    await page.locator('[data-rows=core]').click();
    await page.getByRole('dialog').waitFor();
    await look('rows');
    await open('/privacy', '[aria-labelledby=responsible] button');
    await page.locator('[aria-labelledby=responsible] button').click();
    await page.locator('[name=controller]').waitFor();
    await look('privacy');
    await open('/people', '[aria-labelledby=known] li button');
    await page.locator('[aria-labelledby=known] li button').first().click();
    await page.getByRole('button', { name: /^Mettre fin/ }).click();
    await look('people');
    for (const path of [
      'networks',
      'who',
      'my-card',
      'tokens',
      'journal',
      'devices',
      'mails',
      'rules',
      'my-data',
      'join-code',
      'found',
      'nowhere',
    ]) {
      await open(`/${path}`, 'h1');
      await look(path);
    }
    const meetingId = randomUUID();
    const date = club.relais.installation.clock.dayIn('Europe/Paris');
    const planned = {
      networkId: club.networkId,
      date,
      startTime: '07:30',
      kind: 'breakfast',
      status: 'scheduled',
    };
    const answer = await page.evaluate(
      ([path, body]) =>
        // Without its body read, a request may never count as finished (test/support/browser/visit.ts).
        fetch(path, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body }).then((answer) =>
          answer.text().then(() => answer.ok),
        ),
      [`/api/meetings/${meetingId}`, JSON.stringify(planned)] as const,
    );
    expect(answer).toBe(true);
    await open(`/meetings?show=${meetingId}`, 'main li button');
    await look('sheet');
    await page.context().clearCookies();
    for (const path of ['sign-in', 'join', 'objection/guessed', 'sign-in/link#used']) {
      await page.goto(`/${path}`);
      await page.locator('h1').waitFor();
      await look(path);
    }
    expect(Object.entries(found).filter(([, amiss]) => amiss.length > 0)).toEqual([]);
  }, 180_000);
});
