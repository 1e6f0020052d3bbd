import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { codeIn, newestMail } from '../acceptance/browser';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import type { SmallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { addressOnCode, circle, darkModulesOf, drawnOn } from '../support/browser/circle';
import { violationsOn } from '../support/browser/violations';
import { visit } from '../support/browser/visit';
import { complaintsOf, phone, signedIn } from '../support/browser/visitor';

const screenshots = process.env['RELAIS_SCREENSHOTS'];

describe('The personal data of a network, on the screen', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  beforeAll(async () => {
    relais = await startRelais();
    network = await circle(relais);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const as = (name: string, options: BrowserContextOptions = {}): Promise<Page> =>
    signedIn(browser, relais, network.networkId, network.people[name]!, { ...phone, ...options });
  const printed = async (page: Page) => {
    await page.emulateMedia({ media: 'print' });
    const seen = await page.getByRole('heading').allInnerTexts();
    await page.emulateMedia({ media: null });
    return seen;
  };

  it('leaves out for members what nobody has said yet', async () => {
    const page = await as('Karim Benali');
    await page.goto('/privacy');
    await page.getByText('Ce n’est pas encore renseigné.').waitFor();
    const card = page.getByRole('region', { name: 'Responsable des données' });
    expect(await card.getByText('[non renseigné]').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('says who answers for them once an organiser completed it, on every sheet, printed alone or together', async () => {
    const page = await as('Ada Martin');
    const complaints = complaintsOf(page);
    await page.addInitScript('window.print = () => undefined');
    await page.goto('/');
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('link', { name: 'Données personnelles' }).click();
    await page.getByRole('button', { name: 'Compléter' }).click();
    await page.getByRole('textbox', { name: 'Responsable' }).fill('Association du Cercle');
    await page.getByLabel('Pour lui écrire').fill('donnees@example.org');
    await page.getByLabel('Qui gère Relais').fill('Hébergeur du Port, Marseille');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('button', { name: 'Corriger' }).waitFor();
    expect(await page.getByText('[non renseigné]').count()).toBe(0);
    for (const sheet of ['Note aux membres', 'Note aux invités', 'Registre des traitements']) {
      const text = await page.getByRole('region', { name: sheet }).innerText();
      for (const said of ['Association du Cercle', 'donnees@example.org', 'Hébergeur du Port, Marseille'])
        expect([sheet, text.includes(said)]).toEqual([sheet, true]);
    }
    expect(await printed(page)).toEqual(['Note aux membres', 'Note aux invités', 'Registre des traitements']);
    await page.getByRole('button', { name: 'Imprimer : Note aux invités' }).click();
    expect(await printed(page)).toEqual(['Note aux invités']);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
    expect(await printed(page)).toHaveLength(3);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('shows members the notes, in the language of their screen, and nothing to change', async () => {
    const page = await as('Karim Benali', { locale: 'en-GB' });
    await page.goto('/privacy');
    await page.getByRole('heading', { name: 'Notice to members' }).waitFor();
    await page.getByRole('heading', { name: 'Notice to visitors' }).waitFor();
    expect(await page.getByRole('heading').allInnerTexts()).toEqual([
      'Personal data',
      'Who is responsible for the data',
      'Notice to members',
      'Notice to visitors',
    ]);
    expect(await page.getByRole('button', { name: /Complete|Correct/ }).count()).toBe(0);
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.context().close();
  }, 60_000);

  it('lets a visitor leave their name by the QR code, and an organiser admit them', async () => {
    const page = await as('Ada Martin');
    const complaints = complaintsOf(page);
    await page.goto('/people#invite');
    await page.getByRole('link', { name: 'Ou par un code QR' }).click();
    await page.getByRole('button', { name: 'Créer un code' }).click();
    await page.getByRole('img', { name: 'Code QR de « Le Petit Cercle »' }).waitFor();
    await page.getByText('Vos droits').waitFor();
    const scanned = await addressOnCode(page, relais.url);
    expect(await drawnOn(page)).toEqual(darkModulesOf(scanned));

    const context = await browser.newContext({ ...phone, locale: 'en-GB', baseURL: relais.url });
    const visitor = await context.newPage();
    await visitor.goto(scanned);
    await visitor.getByRole('heading', { name: 'Le Petit Cercle' }).waitFor();
    await visitor.getByRole('button', { name: 'Send' }).click();
    await visitor.getByText('Your name is missing.').waitFor();
    await visitor.getByLabel('Your name').fill('Zoé Roux');
    await visitor.getByLabel('Your e-mail address').fill('zoe@example.org');
    await visitor.getByRole('button', { name: 'Send' }).click();
    await visitor.getByText('“Le Petit Cercle” has received your name.').waitFor();

    await page.getByRole('button', { name: 'Invité : Zoé Roux' }).click();
    await page.getByText('Personne n’attend.').waitFor();
    expect((await newestMail(relais, 'zoe@example.org')).subject).toMatch(
      /^«\sLe Petit Cercle\s» a bien noté votre venue$/,
    );
    await visitor.goto('/');
    await visitor.getByLabel('Your e-mail address').fill('zoe@example.org');
    await visitor.getByRole('button', { name: 'Get a code' }).click();
    await visitor.getByLabel('Six-digit code').fill(codeIn(await newestMail(relais, 'zoe@example.org', 2)));
    await visitor.getByText('Name: Zoé Roux. Role: visitor.').waitFor();
    await visitor.getByRole('button', { name: 'Accept' }).click();
    await visitor.getByText('This network knows you as Zoé Roux, a visitor.').waitFor();
    for (const path of ['/ledger', '/network', '/meetings']) {
      await visitor.goto(path);
      await visitor.getByText('This network knows you as Zoé Roux, a visitor.').waitFor();
      expect(await visitor.getByText('Ada Martin').count()).toBe(0);
    }
    await visitor.getByRole('link', { name: 'See, correct or erase what is kept' }).click();
    await visitor.getByText('Role: visitor').waitFor();
    expect(await visitor.getByText('Thanks').count()).toBe(0);
    await context.close();
    const body = { secret: scanned.split('#')[1], name: 'ROUX Zoe', address: 'z.roux@example.org' };
    await relais.ask('POST', '/api/joining', { body });
    await page.reload();
    await page.getByRole('button', { name: 'Invité : ROUX Zoe' }).click();
    await page.getByText('Ressemble à Zoé Roux, qui est déjà ici.').waitFor();
    expect(await page.getByRole('button', { name: /^La même personne/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Quelqu’un d’autre' }).click();
    await page.getByText('Personne n’attend.').waitFor();
    await visit(page, '/people?show=duplicates');
    for (const other of ['ROUX Zoe', 'Zoé Roux'])
      await page
        .getByRole('listitem')
        .filter({ hasText: `Ressemble à ${other}.` })
        .waitFor();
    await page.getByText('z.roux@example.org').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it.each(['fr-FR', 'en-GB'])(
    'is accessible with errors shown, in %s',
    async (locale) => {
      const page = await as('Ada Martin', { locale });
      const found: Record<string, string[]> = {};
      const check = async (screen: string, within = 'html') => {
        const look = async (colorScheme: string) => {
          const path = `${String(screenshots)}/${screen}-${locale}-${colorScheme}.png`;
          if (screenshots) await page.screenshot({ path, fullPage: true });
        };
        found[screen] = await violationsOn(page, { look, within, inColours: locale === 'fr-FR' });
      };
      await page.goto('/privacy');
      await page.locator('#planned').waitFor();
      await page.locator('[aria-labelledby=responsible] button').click();
      await page.locator('[name=controller]').fill('');
      await page.locator('[aria-invalid=true]').waitFor();
      await check('privacy-with-errors');
      await visit(page, '/people?show=former');
      await page.locator('[aria-labelledby=known] li button').click();
      await page.getByRole('button', { name: /^(Effacer|Erase) / }).click();
      await page.evaluate(`document.querySelector('section:has(li [role=group])').scrollIntoView()`);
      await check('people-erasing', '[aria-labelledby=known]');
      await visit(page, '/join-code');
      await page.getByRole('img', { name: /QR/ }).waitFor();
      await check('join-code');
      await page.goto(await addressOnCode(page, relais.url));
      await page.locator('button[type=submit]').click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await check('join-with-errors');
      await page.context().close();
      expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
      expect(Object.keys(found)).toHaveLength(4);
    },
    60_000,
  );

  it('lists what will be erased and why; an organiser erases at once, after a warning, and finds it done', async () => {
    await relais.sql(
      `insert into planned_erasure (network_id, what, about, erase_on)
       select network_id, 'prospect', gen_random_uuid(), erase_on from planned_erasure, generate_series(1, 2)`,
    );
    const page = await as('Ada Martin');
    await page.goto('/privacy');
    const planned = page.getByRole('region', { name: 'À effacer dans les sept jours' });
    await planned.getByText('téléphone et e-mail').waitFor();
    await planned.getByText('depuis un an').waitFor();
    await planned.getByText('2 personnes recommandées').waitFor();
    await page.getByText('Rien n’a encore été effacé.').waitFor();
    await relais.sql(
      `insert into erasure_clock (doubted_at, doubt) values ('2030-04-09T03:00:00Z', 'clock-ahead')`,
    );
    await page.reload();
    await planned.getByText('l’horloge du serveur a plus de trente jours d’avance').waitFor();
    await relais.sql('delete from erasure_clock');
    await page.reload();
    await planned.getByRole('link', { name: 'Fern Diaz' }).click();
    const others = page.getByRole('region', { name: 'Qui est connu ici' });
    await others.getByText('membre jusqu’au 31 mai 2024').waitFor();
    expect(await page.evaluate<string>('document.activeElement.innerText')).toContain('Fern Diaz');
    await others.getByRole('button', { name: 'Modifier Fern Diaz' }).click();
    const erase = others.getByRole('button', { name: 'Effacer Fern Diaz' });
    await erase.click();
    await others.getByText('On ne peut pas revenir en arrière.').waitFor();
    await others.getByRole('button', { name: 'Garder' }).click();
    await erase.click();
    await others.getByRole('button', { name: 'Oui, effacer' }).click();
    await page.getByText('C’est effacé. Partout où figurait ce nom').waitFor();
    expect(await page.getByText('Fern Diaz').count()).toBe(0);

    await visit(page, '/privacy');
    const erased = page.getByRole('region', { name: 'Effacé', exact: true });
    await erased.getByText('nom effacé').waitFor();
    expect(await page.content()).not.toContain('Fern Diaz');
    await page.context().close();
  }, 60_000);
});
