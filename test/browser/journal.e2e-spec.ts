import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { type DemoClub, demoClub } from './demo-club';
import { complaintsOf, desk, phone, signedIn } from './visitor';

describe('The journal, on the screen', () => {
  let club: DemoClub;
  let browser: Browser;
  beforeAll(async () => {
    club = await demoClub();
    browser = await launchChromium();
    const { relais, networkId, personId } = club;
    const token = await relais.token(networkId, personId('P0001'), 'organiser');
    const path = `/api/networks/${networkId}/tokens/${randomUUID()}`;
    await relais.ask('PUT', path, { token, body: { name: 'Tableur', role: 'member' } });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await club.relais.stop();
  });

  const open = async (ref: string): Promise<Page> => {
    const page = await signedIn(browser, club.relais, club.networkId, club.personId(ref), desk);
    await page.goto('/');
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('dialog').waitFor();
    return page;
  };

  it('tells an organiser who did what, by name or as the operator', async () => {
    const page = await open('P0001');
    const complaints = complaintsOf(page);
    await page.getByRole('link', { name: 'Journal' }).click();
    const entries = page.getByRole('region', { name: 'Les douze derniers mois' }).getByRole('listitem');
    await entries.first().waitFor();
    const said = await entries.allInnerTexts();
    expect(said[0]).toMatch(/^Un jeton d'accès a été créé\s+.+ · Chloé Zanetti$/);
    expect(said.filter((text) => text.includes('Chloé Zanetti devient organisateur·rice'))).toHaveLength(1);
    expect(said.some((text) => text.endsWith("l'opérateur, ou une règle"))).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('speaks English, on a phone', async () => {
    const english = { ...phone, locale: 'en-GB' };
    const page = await signedIn(browser, club.relais, club.networkId, club.personId('P0001'), english);
    await page.goto('/journal');
    await page.getByText('An access token was made').first().waitFor();
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.context().close();
  }, 60_000);

  it('is not offered to a member', async () => {
    const page = await open('P0020');
    expect(await page.getByRole('link', { name: 'Journal' }).count()).toBe(0);
    await page.goto('/journal');
    await page.getByText("C'est pour les organisateurs de ce réseau.").waitFor();
    await page.context().close();
  }, 60_000);
});
