import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { type DemoClub, demoClub } from './demo-club';
import { complaintsOf, desk, signedIn } from './visitor';

describe('Access tokens, on the screen', () => {
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

  const open = async (ref: string): Promise<Page> => {
    const page = await signedIn(browser, club.relais, club.networkId, club.personId(ref), desk);
    await page.goto('/');
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('dialog').waitFor();
    return page;
  };

  it('are made, shown once, used, and revoked by an organiser', async () => {
    const page = await open('P0001');
    const complaints = complaintsOf(page);
    await page.getByRole('link', { name: "Jetons d'accès" }).click();
    await page.getByText("Aucun jeton pour l'instant.").waitFor();

    await page.getByRole('button', { name: 'Créer le jeton' }).click();
    await page.getByText('Donne-lui un nom.').waitFor();
    await page.getByLabel('À quoi sert-il ?').fill('Tableur du bureau');
    await page.getByText('comme animateur·rice').click();
    await page.getByRole('button', { name: 'Créer le jeton' }).click();
    const token = await page.getByLabel('Jeton', { exact: true }).inputValue();
    expect(token).toMatch(/^relais_/);
    const get = () => club.relais.ask('GET', '/api/me', { token });
    expect(await get()).toMatchObject({ status: 200, body: { networks: [{ role: 'host' }] } });
    await page.getByRole('button', { name: "C'est fait" }).click();
    await page.getByLabel('Jeton', { exact: true }).waitFor({ state: 'detached' });
    expect(await page.locator('main').innerHTML()).not.toContain(token);

    await page.reload();
    await page.getByText(/utilisé le/).waitFor();
    await page.getByRole('button', { name: 'Révoquer « Tableur du bureau »' }).click();
    await page.getByRole('button', { name: 'Oui, révoquer « Tableur du bureau »' }).press('Enter');
    await page.getByText("Aucun jeton pour l'instant.").waitFor();
    expect(await get()).toMatchObject({ status: 401 });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('are not offered to a member', async () => {
    const page = await open('P0020');
    expect(await page.getByRole('link', { name: "Jetons d'accès" }).count()).toBe(0);
    await page.goto('/tokens');
    await page.getByText("C'est pour les organisateurs de ce réseau.").waitFor();
    await page.context().close();
  }, 60_000);
});
