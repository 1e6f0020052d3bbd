import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { logReferral } from '../support/browser/outbox';
import { signedIn } from '../support/browser/visitor';

describe('What was typed and not saved', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Martin', 'Karim Benali']);
    await relais.installation.readModels.waitFor(Number(network.position));
    browser = await launchChromium();
  });
  beforeEach(async () => {
    page = await signedIn(browser, relais, network.networkId, network.people['Ada Martin']!);
    await page.goto('/');
    await prospect().waitFor();
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const prospect = () => page.getByLabel('Qui en a besoin');
  const amount = () => page.getByLabel('Affaire conclue');
  const segment = (name: string) => page.locator('label', { hasText: name }).first().click();
  const drafts = () =>
    page.evaluate<string[]>(`Object.keys(localStorage).filter((key) => key.startsWith('relais.draft.'))`);
  /** Waits until the field is there and has this text. */
  const has = async (field: ReturnType<typeof prospect>, text: string) => {
    await field.waitFor();
    expect(await field.inputValue()).toBe(text);
  };

  it('survives the other segments, another page, the way back and a reload', async () => {
    await page.locator('label', { hasText: 'Karim Benali' }).click();
    await prospect().fill('Anaïs Barreau');
    await segment('Merci');
    await amount().fill('120,50');
    await segment('Reco');
    await has(prospect(), 'Anaïs Barreau');
    await page.getByRole('link', { name: 'Relevé' }).click();
    await page.getByRole('heading', { name: 'Relevé' }).waitFor();
    await page.goBack();
    await has(prospect(), 'Anaïs Barreau');
    await page.reload();
    await has(prospect(), 'Anaïs Barreau');
    expect(await page.locator('input[name=person]:checked').count()).toBe(1);
    await segment('Merci');
    await has(amount(), '120,50');
  });

  it('is gone when it was saved, and back when that is undone', async () => {
    await logReferral(page, 'Karim Benali', 'Anaïs Barreau');
    await has(prospect(), '');
    expect(await drafts()).toEqual([]);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    expect(await page.locator('[aria-invalid=true]').count()).toBe(0);
    await page.getByRole('link', { name: 'Relevé' }).click();
    await page.getByRole('heading', { name: 'Relevé' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await page.getByText('C’est annulé.').waitFor();
    await has(prospect(), 'Anaïs Barreau');
  });

  it('is shown to nobody else on the device, and leaves it at sign-out', async () => {
    await prospect().fill('Anaïs Barreau');
    const token = await relais.installation.signIn.makeLink(
      network.networkId,
      network.people['Karim Benali']!,
    );
    await page.context().request.post('/api/sign-in', { data: { token } });
    await page.reload();
    await has(prospect(), '');
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('button', { name: 'Se déconnecter ici' }).click();
    await page.getByLabel('Adresse e-mail').waitFor();
    expect(await drafts()).toEqual([]);
  });

  it('survives while one founds a network, in both steps', async () => {
    await page.goto('/found');
    await page.getByLabel('Nom du réseau').fill('Les Lève-tôt');
    await page.reload();
    await has(page.getByLabel('Nom du réseau'), 'Les Lève-tôt');
    await page.getByLabel('Association, entreprise ou personne').fill('Ada Martin');
    await page.getByLabel('Adresse pour lui écrire').fill('ada@example.org');
    await page.getByLabel('Votre nom').fill('Ada Martin');
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Lieu').fill('Café du Port');
    await page.goBack();
    await page.goForward();
    await has(page.getByLabel('Lieu'), 'Café du Port');
    await page.reload();
    await has(page.getByLabel('Lieu'), 'Café du Port');
    await page.getByRole('button', { name: 'Retour' }).click();
    await has(page.getByLabel('Nom du réseau'), 'Les Lève-tôt');
  });
});
