import type { Browser, Page } from 'playwright-core';
import { newestMail } from '../acceptance/browser';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { launchChromium } from '../support/browser/chromium';
import { allSent, lookAway } from '../support/browser/outbox';
import { violationsOn } from '../support/browser/violations';
import { visit } from '../support/browser/visit';
import { complaintsOf, phone, signedInByCode } from '../support/browser/visitor';

const screenshots = process.env['RELAIS_SCREENSHOTS'];

describe('A newcomer', () => {
  let relais: RunningRelais;
  let browser: Browser;
  beforeAll(async () => {
    relais = await startRelais();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  async function shot(page: Page, name: string): Promise<void> {
    if (!screenshots) return;
    const hide = page.getByRole('button', { name: 'Masquer' });
    if (await hide.isVisible()) await hide.click();
    await page.screenshot({ path: `${screenshots}/${name}.png` });
  }

  async function tellStory(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Fonder un réseau' }).click();
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByText('Il manque le nom du réseau.').waitFor();
    await page.getByLabel('Nom du réseau').fill('Les Lève-tôt');
    await page.getByLabel('Votre nom').fill('Ada Novak');
    await page.getByLabel('Association, entreprise ou personne').fill('Association des Lève-tôt');
    await page.getByText('fuseau horaire Europe/Paris').waitFor();
    await shot(page, 'found-phone');
    await page.getByRole('button', { name: 'Continuer' }).click();
  }

  async function invite(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('link', { name: 'Membres et rôles' }).click();
    await page.getByRole('heading', { name: 'Qui est connu ici' }).waitFor();
    expect(await page.getByLabel('Adresses e-mail').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Inviter', exact: true }).click();
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toBe('Adresses e-mail');
    const list = page.getByLabel('Adresses e-mail');
    await list.fill('Karim Benali <karim@example.org>\nzoe');
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await page.getByText('Ligne 2, « zoe »').waitFor();
    await list.fill('Karim Benali <karim@example.org>\nZoé Roux <zoe@example.org>');
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await page.getByText('karim@example.org : invitation envoyée').waitFor();
    await page.getByRole('button', { name: 'Modifier Zoé Roux' }).click();
    await page.getByLabel('Rôle de Zoé Roux').waitFor();
    await shot(page, 'people-phone');
    await list.fill('zoe@example.org');
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await page.getByText('zoe@example.org : personne déjà connue ici ; aucun mail n’est parti').waitFor();
  }

  it('founds a network and invites two people; one passes the other a referral, and it shows in the receiver’s ledger', async () => {
    const ada = await signedInByCode(browser, relais, 'ada@example.org');
    const complaints = complaintsOf(ada);
    await tellStory(ada);
    await ada.getByLabel('Jour').fill('2027-01-12');
    await ada.getByLabel('Lieu').fill('Café du Port');
    await shot(ada, 'first-meeting-phone');
    await ada.getByRole('button', { name: 'Fonder le réseau' }).click();
    await ada.getByRole('heading', { name: 'Ajouter' }).waitFor();
    await ada.getByRole('button', { name: /^Les Lève-tôt/ }).waitFor();
    expect(await ada.evaluate('Object.keys(localStorage).filter((key) => key.includes("draft"))')).toEqual(
      [],
    );
    await invite(ada);
    expect(complaints.filter((complaint) => !complaint.includes('400'))).toEqual([]);

    const { subject, text } = await newestMail(relais, 'karim@example.org');
    expect(subject.replaceAll(/\s/g, ' ')).toBe('Ada Novak vous invite à rejoindre « Les Lève-tôt »');
    expect(text).toContain(`${relais.url}\n`);
    expect(text).not.toContain('/sign-in/');

    const karim = await signedInByCode(browser, relais, 'karim@example.org', { mails: 2 });
    await karim.getByRole('heading', { name: '« Les Lève-tôt » vous invite' }).waitFor();
    await shot(karim, 'accept-phone');
    await karim.getByRole('button', { name: 'Accepter' }).click();
    await karim.getByRole('heading', { name: 'Ajouter' }).waitFor();
    await karim.locator('label', { hasText: 'Pour moi' }).click();
    await karim.locator('label', { hasText: 'Zoé Roux' }).click();
    await shot(karim, 'first-referral-phone');
    await karim.getByRole('button', { name: 'Enregistrer' }).click();
    await karim.getByText('Enregistré pour Zoé').waitFor();
    await lookAway(karim);
    await allSent(karim);

    const zoe = await signedInByCode(browser, relais, 'zoe@example.org', { mails: 2 });
    await zoe.getByRole('button', { name: 'Accepter' }).click();
    await zoe.getByRole('heading', { name: 'Ajouter' }).waitFor();
    await zoe.getByRole('link', { name: 'Relevé' }).click();
    await zoe.locator('section ul button').filter({ hasText: 'Karim Benali' }).waitFor();
    await zoe.getByText('Je n’ai encore donné aucune reco et j’en ai reçu 1 d’une personne.').waitFor();
    await shot(zoe, 'first-ledger-phone');
    for (const page of [ada, karim, zoe]) await page.context().close();
  }, 90_000);

  it('is not invited a second time by mistake: an organiser says whether a look-alike is the same person', async () => {
    const page = await signedInByCode(browser, relais, 'ada@example.org', { mails: 2 });
    await page.getByRole('heading', { name: 'Ajouter' }).waitFor();
    await visit(page, '/people#invite');
    const invite = async (people: string) => {
      await page.getByLabel('Adresses e-mail').fill(people);
      await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    };
    await invite('Bo Lind <bo@example.org>');
    await page.getByText('bo@example.org : invitation envoyée').waitFor();
    await invite('LIND Bo <bo.lind@example.org>\nROUX Zoe <z.roux@example.org>');
    const [bo, zoe] = ['LIND Bo', 'ROUX Zoe'].map((name) => page.getByRole('group', { name }));
    await bo?.getByText('bo.lind@example.org : aucun mail n’est parti pour l’instant.').waitFor();
    await bo?.getByText('Ressemble à Bo Lind, qui est déjà ici.').waitFor();
    expect(await violationsOn(page, { look: (colors) => shot(page, `look-alike-${colors}`) })).toEqual([]);
    await bo?.getByRole('link', { name: 'Bo Lind' }).click();
    await page.locator('li:focus').getByText('Bo Lind').waitFor();
    await bo?.getByRole('button', { name: 'La même personne' }).click();
    await page.getByText('bo.lind@example.org : adresse notée ; un mail l’en avertit').waitFor();
    expect((await newestMail(relais, 'bo.lind@example.org')).subject).toContain('adresse a été notée');

    await zoe?.getByRole('button', { name: 'La même personne' }).click();
    await zoe?.getByText('Cette personne s’est déjà connectée').waitFor();
    await zoe?.getByRole('button', { name: 'Quelqu’un d’autre' }).click();
    await page.getByText('z.roux@example.org : invitation envoyée').waitFor();
    await page.context().close();
  }, 60_000);

  it.each(['fr-FR', 'en-GB'])(
    'meets screens that are accessible, in %s',
    async (locale) => {
      const address = `${locale}@example.org`.toLowerCase();
      const page = await signedInByCode(browser, relais, address, { options: { ...phone, locale } });
      const found: Record<string, string[]> = {};
      const check = async (screen: string) => {
        found[screen] = await violationsOn(page, {
          look: (colors) => shot(page, `${screen}-${locale}-${colors}`),
          inColours: locale === 'fr-FR',
        });
      };
      await page.locator('a[href="/found"]').waitFor();
      await check('no-network');
      await visit(page, '/found');
      await page.locator('form button[type=button]').click();
      await page.locator('button[type=submit]').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await check('found-with-errors');
      for (const field of ['name', 'founder', 'controller'])
        await page.locator(`[name=${field}]`).fill('Ada');
      await page.locator('button[type=submit]').click();
      await page.locator('[type=time]').waitFor();
      await page.locator('button[type=submit]').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await check('first-meeting-with-errors');
      await page.locator('form button[type=button]').first().click();
      await page.locator('main svg[role=img]').waitFor();
      await check('first-people');
      await page.locator('main section a[href^="/meetings"]').click();
      await page.getByRole('button', { name: locale === 'fr-FR' ? /^Prévoir/ : /^Plan / }).click();
      await page.locator('dialog button[type=submit]').click();
      await page.locator('dialog [aria-invalid=true]').first().waitFor();
      await check('plan-meeting-with-errors');
      await page.locator('dialog [type=date]').fill('2027-02-01');
      await page.locator('dialog button[type=submit]').click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page
        .getByText(locale === 'fr-FR' ? 'lundi 1ᵉʳ février' : 'Monday 1 February')
        .first()
        .waitFor();
      await visit(page, '/people#invite');
      await page.locator('textarea').fill('Ada');
      await page.locator('button[type=submit]').click();
      await page.getByRole('alert').waitFor();
      await page.locator('[aria-labelledby=known] li button').first().click();
      await page.locator('select').first().waitFor();
      await check('people-with-errors');
      await page.context().close();
      expect(Object.keys(found)).toHaveLength(6);
      expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
    },
    60_000,
  );
});
