import type { LedgerAnswer } from '@relais/contracts';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { allSent, hide, keptEntries, logReferral, lookAway } from '../support/browser/outbox';
import { violationsOn } from '../support/browser/violations';
import { complaintsOf, signedIn } from '../support/browser/visitor';

describe('Logging a referral on a phone', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Martin', 'Hélène Dupuis', 'Karim Benali']);
    await relais.installation.readModels.waitFor(Number(network.position));
    browser = await launchChromium();
  });
  beforeEach(async () => {
    page = await signedIn(browser, relais, network.networkId, network.people['Ada Martin']!);
    complaints = complaintsOf(page);
    await page.goto('/');
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const save = () => page.getByRole('button', { name: 'Enregistrer' });
  const pick = (name: string) => page.locator('label', { hasText: name }).click();
  async function fillIn(prospect: string) {
    await pick('Karim Benali');
    await page.getByLabel('Qui en a besoin').fill(prospect);
    await page.getByText('est d’accord').click();
  }
  async function given(): Promise<LedgerAnswer> {
    const ada = network.people['Ada Martin']!;
    const token = await relais.token(network.networkId, ada);
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    const path = `/api/networks/${network.networkId}/people/${ada}/ledger`;
    return (await relais.ask('GET', path, { token })).body as unknown as LedgerAnswer;
  }

  const events = async () => {
    const rows = await relais.sql<{ type: string }[]>(`select type from event order by position`);
    return rows.map(({ type }) => type);
  };

  it('is said to be saved at once, and can be undone for ten seconds', async () => {
    await logReferral(page, 'Karim Benali', 'Anaïs Barreau');
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('C’est annulé.').waitFor();
    await expect(page.getByLabel('Qui en a besoin').inputValue()).resolves.toBe('Anaïs Barreau');
    await settled();
    expect((await given()).summary.given).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is of today, also in an app that was left open since last week', async () => {
    const inWords = (day: string) =>
      new Intl.DateTimeFormat('fr-FR', {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      })
        .format(new Date(day))
        .replace(/ 1 /, ' 1ᵉʳ ');
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
    const lastWeek = new Date(Date.parse(today) - 7 * 86_400_000).toISOString().slice(0, 10);
    await page.route('**/today', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), today: lastWeek } });
    });
    await page.reload();
    await page.getByText(`Aujourd’hui, ${inWords(lastWeek)}`).waitFor();
    await fillIn('Anaïs Barreau');
    await page.unrouteAll({ behavior: 'wait' });
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
    await page.getByText(`Aujourd’hui, ${inWords(today)}`).waitFor();
    await save().click();
    await page.getByText('Enregistré pour Karim Benali').waitFor();
    await settled();
    expect((await given()).entries.at(-1)).toMatchObject({ kind: 'given', on: today });
  });

  it('answers a tap within 100 ms', async () => {
    await fillIn('Anaïs Barreau');
    const tries: number[] = [];
    // On a machine with much else to do, one tap may wait for a core.
    while (tries.length < 5 && !tries.some((elapsed) => elapsed < 100)) {
      if (tries.length > 0) {
        await page.getByRole('button', { name: 'Annuler' }).click();
        await page.getByText('C’est annulé.').waitFor();
      }
      const elapsed = await page.evaluate<number>(`(async () => {
        const begun = performance.now();
        document.querySelector('button[type=submit]').click();
        while (!document.body.textContent.includes('Enregistré pour')) await new Promise(requestAnimationFrame);
        return performance.now() - begun;
      })()`);
      tries.push(elapsed);
    }
    expect(Math.min(...tries)).toBeLessThan(100);
  });

  it('finds people without their accents and offers neither oneself nor strangers', async () => {
    await page.getByLabel('Chercher un nom ou un métier').fill('helene');
    await expect(page.locator('label', { hasText: 'Hélène' }).count()).resolves.toBe(1);
    await expect(page.locator('label', { hasText: 'Karim' }).count()).resolves.toBe(0);
    await page.getByLabel('Chercher un nom ou un métier').fill('');
    await expect(page.locator('label', { hasText: 'Ada' }).count()).resolves.toBe(0);
  });

  it('names what is missing under its field', async () => {
    await pick('Karim Benali');
    await save().click();
    await page.getByText('Il manque le nom de la personne à appeler.').waitFor();
    await page.getByText('Dis qui appelle, ou que la personne n’est pas encore au courant.').waitFor();
  });

  it('asks for telephone and e-mail only with an agreement', async () => {
    await fillIn('Anaïs Barreau');
    await expect(page.getByText('Téléphone, e-mail').count()).resolves.toBe(1);
    await page.getByText('pas encore au courant').click();
    await expect(page.getByText('Téléphone, e-mail').count()).resolves.toBe(0);
  });

  it('keeps what could not be sent, over a reload too, and sends it later', async () => {
    await page.getByLabel('Chercher un nom ou un métier').waitFor();
    await page.route('**/api/referrals/**', (route) => route.abort());
    await logReferral(page, 'Karim Benali', 'Noé Moreau');
    await lookAway(page);
    await page.getByText('1 à envoyer').waitFor();
    await page.reload();
    await page.getByText('1 à envoyer').click();
    await page.getByText('Reco pour Karim Benali').waitFor();
    const before = (await given()).summary.given;
    await page.unroute('**/api/referrals/**');
    await page.getByRole('button', { name: 'Renvoyer' }).click();
    await page.getByText('rien n’attend sur cet appareil').waitFor();
    expect((await given()).summary.given).toBe(before + 1);
  });

  it('comes back as a card when the server refuses it, with the reason in words', async () => {
    const problem = { type: 'x', title: 'x', status: 422, detail: 'No.', code: 'receiver-not-a-participant' };
    await page.route('**/api/referrals/**', (route) => route.fulfill({ status: 422, json: problem }));
    await logReferral(page, 'Karim Benali', 'Noé Moreau');
    await lookAway(page);
    const status = page.getByRole('status').filter({ hasText: 'Pas enregistré pour Karim Benali.' });
    await status.getByText('La personne qui reçoit n’était pas membre ce jour-là.').waitFor();
    expect(await page.getByRole('button', { name: /^Prévenir/ }).count()).toBe(0);
    await page.getByText('1 à revoir').click();
    const cards = page.getByRole('dialog', { name: 'À envoyer' });
    await cards.getByText('La personne qui reçoit n’était pas membre ce jour-là.').waitFor();
    await cards.getByRole('button', { name: 'Abandonner' }).click();
    await cards.getByText('Abandonné : Reco pour Karim Benali').waitFor();
    await cards.getByRole('button', { name: 'Annuler' }).click();
    await cards.getByText('C’est annulé.').waitFor();
    expect(await violationsOn(page, { within: '[role=dialog]' })).toEqual([]);
    await cards.getByRole('button', { name: 'Corriger' }).click();
    await expect(page.getByLabel('Qui en a besoin').inputValue()).resolves.toBe('Noé Moreau');
  });

  it('was never recorded when it is undone within ten seconds, with a second tab and a reload', async () => {
    const before = await events();
    const other = await page.context().newPage();
    await other.goto('/');
    await other.getByLabel('Qui en a besoin').waitFor();
    await logReferral(page, 'Karim Benali', 'Anaïs Barreau');
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await page.getByText('C’est annulé.').waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Enregistré pour Karim Benali').waitFor();
    await other.getByText('Bientôt envoyé').click();
    await other.getByRole('button', { name: 'Abandonner' }).click();
    await other.getByText('rien n’attend sur cet appareil').waitFor();
    await page.reload();
    await lookAway(other);
    expect(await keptEntries(other)).toBe(0);
    expect(await events()).toEqual(before);
  });

  it('can only be withdrawn once it was sent, which is at once when one looks away', async () => {
    const before = await events();
    await logReferral(page, 'Karim Benali', 'Anaïs Barreau');
    await lookAway(page);
    await allSent(page);
    expect(await page.getByRole('button', { name: 'Annuler', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Annuler cette reco' }).click();
    await page.getByText('C’est retiré.').waitFor();
    await allSent(page);
    expect((await events()).slice(before.length)).toEqual(['ReferralPassed', 'ReferralWithdrawn']);
  });

  it('is thanked for with what was thanked already in view, and stands once also before the reply comes', async () => {
    await page.goto('/?do=thanks');
    let recorded = () => {};
    let reply = () => {};
    const isRecorded = new Promise<void>((resolve) => (recorded = resolve));
    const isAwaited = new Promise<void>((resolve) => (reply = resolve));
    await page.route('**/api/thanks/*', async (route) => {
      const response = await route.fetch();
      recorded();
      await isAwaited;
      await route.fulfill({ response });
    });
    await pick('Karim Benali');
    expect(await page.getByText('Tu as déjà dit merci').count()).toBe(0);
    await page.getByLabel('Affaire conclue').fill('1250');
    await page.getByRole('button', { name: 'Dire merci' }).click();
    await page.getByText('Enregistré pour Karim Benali').waitFor();
    await pick('Karim Benali');
    const thanked = page.getByRole('list', { name: 'Tu as déjà dit merci' });
    await thanked.getByText(/1\s250\s€/).waitFor();
    await hide(page);
    await isRecorded;
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    await page.goto('/ledger');
    await page.getByRole('button', { name: 'Merci à Karim Benali' }).waitFor();
    expect(await page.getByText('Merci à Karim Benali').count()).toBe(1);
    reply();
    await allSent(page);
    await page.goto('/?do=thanks');
    await pick('Karim Benali');
    await thanked.getByText(/1\s250\s€/).waitFor();
    expect(await thanked.getByRole('listitem').count()).toBe(1);
  });

  it('can be done with the keyboard alone', async () => {
    await page.getByLabel('Chercher un nom ou un métier').focus();
    await page.keyboard.type('karim');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByLabel('Qui en a besoin').focus();
    await page.keyboard.type('Anaïs');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await save().focus();
    await page.keyboard.press('Enter');
    await page.getByText('Enregistré pour Karim Benali').waitFor();
  });

  async function settled() {
    await lookAway(page);
    await allSent(page);
    await page.getByText('Tout est enregistré').waitFor();
  }
});
