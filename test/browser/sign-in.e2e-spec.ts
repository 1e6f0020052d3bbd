import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../acceptance/small-network';
import { launchChromium } from './chromium';
import { phone } from './visitor';

describe('A sign-in link in a browser', () => {
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
    page = await (await browser.newContext({ baseURL: relais.url, ...phone })).newPage();
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const link = () => relais.installation.signIn.makeLink(network.networkId, network.people['Ada Martin']!);
  const enter = () => page.getByRole('button', { name: 'Entrer' });

  it('signs in by its button, once', async () => {
    const token = await link();
    await page.goto(`/sign-in/${token}`);
    await enter().click();
    await page.getByRole('heading', { name: 'Ajouter' }).waitFor();
    await page.goto(`/sign-in/${token}`);
    await enter().click();
    await page.getByText('Ce lien a déjà servi').waitFor();
  });

  it('is explained to whoever has none', async () => {
    await page.goto('/');
    await page.getByText('il te faut un lien personnel').waitFor();
    await page.getByText('English').click();
    await page.getByText('you need a personal link').waitFor();
  });
});
