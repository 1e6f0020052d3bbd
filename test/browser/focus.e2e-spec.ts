import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { launchChromium } from '../support/browser/chromium';
import { addressOnCode, circle } from '../support/browser/circle';
import { phone, signedIn } from '../support/browser/visitor';

/** In the page: by what a person knows where they are; headings begin with #. */
const focused = `(() => {
  const { activeElement: at, body } = document;
  if (!at || at === body) return 'nowhere';
  const name = (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent).trim();
  return (/^H\\d$/.test(at.tagName) ? '# ' : '') + name.replace(/\\s+/g, ' ');
})()`;

describe('The focus', () => {
  let relais: RunningRelais;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    relais = await startRelais();
    browser = await launchChromium();
    const { networkId, people } = await circle(relais);
    const token = await relais.token(networkId, people['Ada Martin'] as PersonId);
    for (const agreed of [true, false]) {
      const prospect = { name: agreed ? 'Zoé Roux' : 'Bo Lind', agreed };
      const body = {
        ...{ networkId, receiverId: people['Karim Benali'], passedOn: '2024-03-04', scope: 'outside' },
        ...{ contactBy: 'receiver', prospect },
      };
      await relais.ask('PUT', `/api/referrals/${randomUUID()}`, { token, body });
    }
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    page = await signedIn(browser, relais, networkId, people['Ada Martin'] as PersonId, phone);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  /** Once it has settled there. */
  const at = async (name: string | RegExp) => {
    const until = Date.now() + 5000;
    const isThere = async () => {
      const now = await page.evaluate<string>(focused);
      return typeof name === 'string' ? now === name : name.test(now);
    };
    // Twice: what is rendered anew in between takes the focus along.
    for (let seen = 0; seen < 2 && Date.now() < until;) {
      seen = (await isThere()) ? seen + 1 : 0;
      await page.waitForTimeout(50);
    }
    expect(await page.evaluate(focused)).toEqual(
      typeof name === 'string' ? name : expect.stringMatching(name),
    );
  };
  const press = async (name: string | RegExp) => {
    if (name === 'Escape') return page.keyboard.press('Escape');
    const named = { name, exact: typeof name === 'string' };
    const pressed =
      name === unsent
        ? page.locator(name)
        : page.getByRole('button', named).or(page.getByRole('link', named));
    await pressed.first().focus();
    return page.keyboard.press('Enter');
  };
  const open = async (path: string, settled: string) => {
    await page.goto(path);
    await page.locator(settled).first().waitFor();
  };
  const unsent = 'header button:has([role=status])';
  const line = 'main section li button';
  const member = '[aria-labelledby=known] li button';
  const lead = /^Piste pour Karim Benali/;
  const given = /^Donnée à Karim Benali/;
  const karim = 'Modifier Karim Benali';

  it.each<[what: string, path: string, settled: string, presses: (string | RegExp)[], to: string | RegExp]>([
    ['preferences, by Escape', '/', 'h1', [/Préférences/, 'Escape'], /Préférences/],
    ['preferences, by their button', '/', 'h1', [/Préférences/, 'Fermer'], /Préférences/],
    ['what is unsent', '/', 'h1', [unsent, 'Escape'], 'Tout est enregistré'],
    ['another day', '/', 'form', ['Autre jour'], 'Quel jour ?'],
    ['a line', '/ledger', line, [given, 'Escape'], given],
    ['a withdrawal, begun', '/ledger', line, [given, 'Retirer'], 'Pourquoi ? (facultatif)'],
    ['a withdrawal, given up', '/ledger', line, [given, 'Retirer', 'Garder'], 'Retirer'],
    ['an agreement, given up', '/ledger', line, [lead, 'C’est d’accord', 'Pas encore'], 'C’est d’accord'],
    ['erasing, given up', '/ledger', line, [given, 'Effacer le contact', 'Garder'], 'Effacer le contact'],
    ['an agreement, recorded', '/ledger', line, [lead, 'C’est d’accord', 'Noter l’accord'], /Karim Benali/],
    ['erasing, done', '/ledger', line, [given, 'Effacer le contact', 'Oui, effacer'], '# Historique'],
    ['a withdrawal, recorded', '/ledger', line, [given, 'Retirer', 'Retirer cette ligne'], given],
    ['lines behind a figure', '/ledger', line, [/^J’ai donné/, 'Tout le relevé'], /^J’ai donné/],
    ['a person', '/people', member, [karim, 'Fermer Karim Benali'], karim],
    [
      'a membership, given up',
      '/people',
      member,
      [karim, /^Corriger l’adhésion/, 'Fermer'],
      /^Corriger l’adhésion/,
    ],
    [
      'a membership, corrected',
      '/people',
      member,
      [karim, /^Corriger l’adhésion/, 'Corriger'],
      /^Corriger l’adhésion/,
    ],
    [
      'an address, given up',
      '/people',
      member,
      [karim, /^Corriger l’adresse/, 'Ne rien changer'],
      /^Corriger l’adresse/,
    ],
    ['an ending, given up', '/people', member, [karim, /^Mettre fin/, 'Garder'], /^Mettre fin/],
    ['who is responsible, given up', '/privacy', 'h2', ['Compléter', 'Ne rien changer'], 'Compléter'],
    ['who is responsible, unchanged', '/privacy', 'h2', ['Compléter', 'Enregistrer'], 'Compléter'],
    ['own values, begun', '/my-data', 'h2', ['Corriger'], 'Nom'],
    ['own values, given up', '/my-data', 'h2', ['Corriger', 'Ne rien changer'], 'Corriger'],
    [
      'an address change, given up',
      '/my-data',
      'h2',
      ['Changer d’adresse', 'Ne rien changer'],
      'Changer d’adresse',
    ],
  ])('comes back from %s', async (_, path, settled, presses, to) => {
    await open(path, settled);
    for (const name of presses) await press(name);
    await at(to);
  });

  it('stays where one was when something is undone, sent or dropped', async () => {
    await open('/', 'form');
    await page.locator('label', { hasText: 'Pour moi' }).click();
    await page
      .locator('label', { hasText: 'Ada' })
      .or(page.locator('label:has([name=person])'))
      .first()
      .click();
    await press('Enregistrer');
    await press('Annuler');
    await page.getByText('C’est annulé').waitFor();
    await at('Enregistrer');
    await page.context().setOffline(true);
    await press('Enregistrer');
    await press(/Préférences/);
    await press('Se déconnecter ici');
    await page.getByText('n’est pas encore envoyée').waitFor();
    await press('Ne pas se déconnecter');
    await at('Se déconnecter ici');
    await press('Escape');
    await press(unsent);
    await press('Abandonner');
    await at('Fermer');
    await press('Escape');
    await at('Tout est enregistré');
    await page.context().setOffline(false);
  });

  it('goes to the next line when one is gone, and to the heading after the last', async () => {
    await open('/people', member);
    await press(karim);
    await press(/^Mettre fin/);
    await page.getByLabel('Dernier jour comme membre').fill('2024-05-31');
    await press('Mettre fin à l’adhésion');
    await at('Modifier Ada Martin');
    await open('/join-code', 'h1');
    await press('Créer un code');
    await page.getByRole('img', { name: /QR/ }).waitFor();
    const secret = (await addressOnCode(page, relais.url)).split('#')[1];
    for (const name of ['Uno', 'Due'])
      await relais.ask('POST', '/api/joining', { body: { secret, name, address: `${name}@example.org` } });
    await page.reload();
    await press(/^Écarter /);
    await press('Oui, effacer');
    await at(/^Invité : /);
    await press(/^Écarter /);
    await press('Oui, effacer');
    await at('# Demandes');
  });

  it('goes to the title of a new page, and on the way back to what one left', async () => {
    await open('/ledger', 'h1');
    await press('Réseau');
    await at('# Réseau');
    await press(/Préférences/);
    await press('Données personnelles');
    await at('# Données personnelles');
    await press('Fern Diaz');
    await at(/^Fern Diaz/);
    await page.goBack();
    await at('Fern Diaz');
    await page.goBack();
    await at(/Préférences/);
    await page.goBack();
    await at('Réseau');
    await page.goForward();
    await at(/Préférences/);
  });
});
