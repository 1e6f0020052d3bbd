import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/browser/chromium';
import { type DemoClub, demoClub } from '../support/browser/demo-club';
import { visit } from '../support/browser/visit';
import { complaintsOf, desk, phone, signedIn } from '../support/browser/visitor';

describe('What organisers look after, on the screen', () => {
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

  /** One page for each person. */
  const pages = new Map<string, Page>();
  const open = async (ref: string): Promise<Page> => {
    const there = pages.get(ref);
    const page = there ?? (await signedIn(browser, club.relais, club.networkId, club.personId(ref), desk));
    pages.set(ref, page);
    await (there ? visit(page, '/') : page.goto('/'));
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('dialog').waitFor();
    return page;
  };

  it('tokens are made, shown once, used, and revoked by an organiser', async () => {
    const page = await open('P0001');
    const complaints = complaintsOf(page);
    await page.getByRole('link', { name: 'Jetons d’accès' }).click();
    await page.getByText('Aucun jeton pour l’instant.').waitFor();
    expect(await page.getByRole('button', { name: 'Nouveau jeton' }).isVisible()).toBe(false);

    await page.getByRole('button', { name: 'Créer le jeton' }).click();
    await page.getByText('Donne-lui un nom.').waitFor();
    await page.getByLabel('À quoi sert-il ?').fill('Tableur du bureau');
    await page.getByText('animateur·rice', { exact: true }).click();
    await page.getByRole('button', { name: 'Créer le jeton' }).click();
    const token = await page.getByLabel('Jeton', { exact: true }).inputValue();
    expect(token).toMatch(/^relais_/);
    const get = () => club.relais.ask('GET', '/api/me', { token });
    expect(await get()).toMatchObject({ status: 200, body: { networks: [{ role: 'host' }] } });
    await page.getByRole('button', { name: 'C’est fait' }).click();
    await page.getByLabel('Jeton', { exact: true }).waitFor({ state: 'detached' });
    expect(await page.locator('main').innerHTML()).not.toContain(token);

    await page.reload();
    await page.getByText(/utilisé le/).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Chloé Zanetti' }).click();
    await page.waitForURL(/\/people#person-/);
    await page.goBack();
    await page.getByRole('button', { name: 'Révoquer « Tableur du bureau »' }).click();
    await page.getByRole('button', { name: 'Oui, révoquer « Tableur du bureau »' }).press('Enter');
    await page.getByText('Jeton révoqué : Tableur du bureau').waitFor();
    await page.getByText('Aucun jeton pour l’instant.').waitFor();
    expect(await get()).toMatchObject({ status: 401 });
    expect(complaints).toEqual([]);
  }, 60_000);

  it('the journal tells who did what, by name or as the operator', async () => {
    const { relais, networkId, personId } = club;
    const token = await relais.token(networkId, personId('P0001'), 'organiser');
    const path = `/api/networks/${networkId}/tokens/${randomUUID()}`;
    await relais.ask('PUT', path, { token, body: { name: 'Tableur', role: 'member' } });
    const page = await open('P0001');
    const complaints = complaintsOf(page);
    await page.getByRole('link', { name: 'Journal' }).click();
    const entries = page.getByRole('region', { name: 'Les douze derniers mois' }).getByRole('listitem');
    await entries.first().waitFor();
    const said = await entries.allInnerTexts();
    expect(said[0]).toMatch(/^Un jeton d’accès a été créé\s+.+ · Chloé Zanetti$/);
    expect(said.filter((text) => text.includes('Chloé Zanetti devient organisateur·rice'))).toHaveLength(1);
    expect(said.some((text) => text.endsWith('par la personne qui gère Relais, ou automatiquement'))).toBe(
      true,
    );
    await entries.getByRole('link', { name: 'Chloé Zanetti' }).first().click();
    await page.locator(`li:focus`, { hasText: 'Chloé Zanetti' }).waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  it('the journal speaks English, on a phone', async () => {
    const english = { ...phone, locale: 'en-GB' };
    const page = await signedIn(browser, club.relais, club.networkId, club.personId('P0001'), english);
    await page.goto('/journal');
    await page.getByText('An access token was created').first().waitFor();
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.context().close();
  }, 60_000);

  it('people are searched and filtered, in the address; a membership ends on a last day, for a reason, and is corrected', async () => {
    const page = await open('P0001');
    const complaints = complaintsOf(page);
    await page.getByRole('link', { name: 'Membres et rôles' }).click();
    const lines = page.getByRole('region', { name: 'Qui est connu ici' }).getByRole('listitem');
    await lines.nth(20).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Réseau' }).waitFor();
    await page.getByRole('button', { name: 'Préférences' }).click();
    const preferences = page.getByRole('dialog');
    const titles = await preferences.getByRole('heading', { level: 3 }).allInnerTexts();
    expect(titles).toEqual(['Moi', 'Le réseau', 'La loi']);
    const lit = preferences.locator('[aria-current=page]');
    expect(await lit.allInnerTexts()).toEqual(['Membres et rôles']);
    await page.keyboard.press('Escape');
    await preferences.waitFor({ state: 'detached' });
    await page.getByLabel('Chercher un nom').fill('CHLOE zan');
    await page.getByText('1 personne', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Modifier Chloé Zanetti' }).waitFor();
    await page.getByText('Anciens membres').click();
    await page.getByText('Personne.', { exact: true }).waitFor();
    await page.waitForURL(/\?show=former&find=CHLOE\+zan$/);
    await page.reload();
    await page.getByText('Personne.', { exact: true }).waitFor();
    expect(await page.getByLabel('Chercher un nom').inputValue()).toBe('CHLOE zan');

    await page.getByLabel('Chercher un nom').fill('');
    await page.getByText(/^Membres \d+$/).click();
    const name = (await lines.nth(1).getByRole('paragraph').first().innerText()).trim();
    const notice = page.getByRole('status').filter({ has: page.getByLabel('Masquer') });
    const end = async () => {
      await page.getByRole('button', { name: `Modifier ${name}` }).click();
      await page.getByRole('button', { name: `Mettre fin à l’adhésion de ${name}` }).click();
      await page.getByLabel('Dernier jour comme membre').fill('2026-10-31');
      await page.getByLabel('Pourquoi').selectOption({ label: 'déménagement' });
      await page.getByRole('button', { name: 'Mettre fin à l’adhésion' }).click();
      await notice.getByText(`${name} : membre jusqu’au 31 octobre 2026`).waitFor();
      await page.getByRole('button', { name: `Modifier ${name}` }).waitFor({ state: 'detached' });
    };
    await end();
    await notice.getByRole('button', { name: 'Annuler' }).click();
    await notice.getByText('C’est annulé.').waitFor();
    await end();

    await page.getByText('Anciens membres').click();
    await page.getByLabel('Chercher un nom').fill(name);
    await page.getByText('membre jusqu’au 31 oct. 2026 (déménagement)').waitFor();
    await page.getByRole('button', { name: `Modifier ${name}` }).click();
    await page.getByRole('button', { name: `Corriger l’adhésion de ${name}` }).click();
    expect(await page.getByLabel('Pourquoi').inputValue()).toBe('moved');
    await page.getByLabel('Dernier jour comme membre').fill('2026-09-30');
    await page.getByLabel('Pourquoi').selectOption({ label: 'départ' });
    await page.getByRole('button', { name: 'Corriger', exact: true }).click();
    await page.getByText('membre jusqu’au 30 sept. 2026 (départ)').waitFor();
    await notice.getByText(`Adhésion corrigée : ${name}`).waitFor();
    await notice.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('membre jusqu’au 31 oct. 2026 (déménagement)').waitFor();
    expect(complaints).toEqual([]);
  }, 60_000);

  it.each([
    ['Jetons d’accès', '/tokens'],
    ['Journal', '/journal'],
  ])(
    '“%s” is not offered to a member',
    async (name, path) => {
      const page = await open('P0020');
      expect(await page.getByRole('link', { name }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await visit(page, path);
      await page.getByText('Cette page est réservée aux organisateurs de ce réseau.').waitFor();
    },
    60_000,
  );
});
