import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../../acceptance/small-network';
import { launchChromium } from '../../support/browser/chromium';
import { violationsOn } from '../../support/browser/violations';
import { complaintsOf, desk, phone, signedIn } from '../../support/browser/visitor';

const screenshots = process.env['RELAIS_SCREENSHOTS'];

describe('The morning of a stranger', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  const meetingId = randomUUID();
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Martin', 'Karim Benali', 'Zoé Roux']);
    browser = await launchChromium();
    const { networkId, people } = network;
    const put = async (path: string, body: object, who = 'Ada Martin', role = 'organiser') => {
      const token = await relais.token(networkId, people[who]!, role as 'organiser');
      expect((await relais.ask('PUT', path, { token, body })).status).toBe(200);
    };
    const here = `/api/networks/${networkId}`;
    await put(`${here}/people/${people['Ada Martin']!}/role`, { role: 'organiser' });
    const values = 'Donner d’abord.\nUne reco par semaine, jamais deux fois la même.';
    await put(`${here}/description`, {
      controller: 'Le Cercle',
      controllerContact: 'le@example.org',
      values,
      price: '18 €, café compris',
    });
    const card = { sector: 'Fleuriste', company: 'Les Pivoines', cardShown: true };
    await put(`${here}/people/${people['Karim Benali']!}/description`, card, 'Karim Benali', 'member');
    const [date = '', startTime] = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' },
    })
      .format(relais.installation.clock.now())
      .split(' ');
    const meeting = { networkId, kind: 'breakfast', status: 'scheduled', place: 'Café du Port' };
    await put(`/api/meetings/${meetingId}`, { ...meeting, date, startTime });
    const later = new Date(Date.parse(date) + 7 * 86_400_000).toISOString().slice(0, 10);
    await put(`/api/meetings/${randomUUID()}`, {
      ...meeting,
      date: later,
      startTime: '07:30',
      endTime: '09:00',
    });
    const { store, readModels } = relais.installation;
    await readModels.waitFor(await store.lastPosition());
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const stranger = async (address: string, options: BrowserContextOptions = phone): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(address);
    return page;
  };
  const look = (name: string) => (page: Page) => async (colorScheme: string) => {
    const path = `${String(screenshots)}/${name}-${colorScheme}.png`;
    if (screenshots) await page.screenshot({ path, fullPage: true });
  };

  it('reads the page, leaves their name, and stands on the sheet after one tap of a host', async () => {
    const host = await signedIn(browser, relais, network.networkId, network.people['Ada Martin']!);
    const complaints = complaintsOf(host);
    await host.goto(`/meetings?show=${meetingId}`);
    await host.getByRole('link', { name: 'Code QR des invités' }).click();
    await host.getByRole('button', { name: 'Créer un code' }).click();
    await host.getByRole('img', { name: 'Code QR de la rencontre' }).waitFor();
    const address = await host.getByText(/\/visit#/).innerText();
    const found: Record<string, string[]> = {};
    found['code'] = await violationsOn(host, { look: look('code')(host), inColours: true });
    await host.getByRole('main').getByRole('link', { name: 'Rencontre', exact: true }).click();
    await host.getByRole('button', { name: 'Valider les présences' }).waitFor();

    const page = await stranger(address);
    for (const said of [/Donner d’abord/, 'Café du Port', /café compris/, 'Ada Martin', 'Karim Benali'])
      await page.getByText(said).first().waitFor();
    expect(await page.getByText('Zoé Roux').count()).toBe(0);
    await page.getByText('Métier, téléphone, e-mail, vient avec : facultatif').click();
    await page.getByRole('textbox', { name: 'Votre téléphone' }).fill('123');
    await page.getByRole('button', { name: 'Laisser mon nom' }).click();
    await page.getByText('Il manque votre nom.').waitFor();
    found['visit'] = await violationsOn(page, { look: look('visit')(page), inColours: true });
    await page.getByRole('textbox', { name: 'Votre nom' }).fill('Nadia Petit');
    await page.getByRole('textbox', { name: 'Votre téléphone' }).fill('06 39 98 10 11');
    await page.getByRole('textbox', { name: 'Vous venez avec' }).fill('karim benali');
    await page.getByRole('button', { name: 'Laisser mon nom' }).click();
    await page.getByRole('heading', { name: /^Merci, Nadia Petit/ }).waitFor();

    const tap = host.getByRole('button', { name: /^Noter sa venue : Nadia Petit/ });
    await tap.waitFor();
    found['arrivals'] = await violationsOn(host, { look: look('arrivals')(host), inColours: true });
    await host.getByRole('button', { name: 'Valider les présences' }).click();
    await host.getByText(/^1 nom laissé par le code QR attend ta réponse.*Nadia Petit/).waitFor();
    await host.getByRole('button', { name: 'Valider sans ces noms' }).waitFor();
    found['closing'] = await violationsOn(host, { look: look('closing')(host), inColours: true });
    await host.getByRole('button', { name: 'Les noter d’abord' }).click();
    await tap.click();
    await host
      .getByRole('button', { name: /^Nadia Petit/ })
      .first()
      .waitFor();
    await tap.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Je ne souhaite pas être recontacté·e' }).click();
    await page.getByText(/on ne vous recontactera pas/).waitFor();
    await page.reload();
    await page.getByText(/on ne vous recontactera pas/).waitFor();

    const english = await stranger(address, { ...desk, locale: 'en-GB' });
    await english.getByText(/^Your hosts/).waitFor();
    found['visit in English'] = await violationsOn(english, {
      look: look('visit-en')(english),
      inColours: true,
    });
    await english.goto(`${relais.url}/visit#${'x'.repeat(43)}`);
    await english.reload();
    await english.getByText('This code is not known').waitFor();
    expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
    expect(complaints).toEqual([]);
    for (const one of [host, page, english]) await one.context().close();
  }, 60_000);
});
