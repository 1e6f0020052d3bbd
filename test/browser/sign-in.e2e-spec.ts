import { linkPath } from '@relais/contracts';
import type { Browser, Page } from 'playwright-core';
import { codeIn, linkIn, newestMail, otherThan } from '../acceptance/browser';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, acceptedBy, addressOf, smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { violationsOn } from '../support/browser/violations';
import { complaintsOf, phone } from '../support/browser/visitor';

describe('Signing in on a phone', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Martin', 'Karim Benali', 'Zoé Roux', 'Noé Petit', 'Eva Long']);
    // Ada answers on the screen that her first sign-in shows.
    await acceptedBy(relais, network, ['Karim Benali', 'Zoé Roux', 'Noé Petit', 'Eva Long']);
    browser = await launchChromium();
  });
  beforeEach(async () => {
    page = await (await browser.newContext({ baseURL: relais.url, ...phone })).newPage();
    page.setDefaultTimeout(15_000);
  });
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const link = () => relais.installation.signIn.makeLink(network.networkId, network.people['Ada Martin']!);
  const enter = () => page.getByRole('button', { name: 'Se connecter' });
  const code = () => page.getByLabel('Code à six chiffres');
  const arrived = () => page.getByRole('heading', { name: 'Ajouter' }).waitFor();
  async function askedFor(name: string) {
    await page.goto('/');
    await page.getByLabel('Adresse e-mail').fill(addressOf(name));
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await code().waitFor();
  }

  it('works by a code, which is read in the outbox and entered by its six digits alone', async () => {
    const complaints = complaintsOf(page);
    await askedFor('Ada Martin');
    const [outbox] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Ouvrir la boîte d’envoi' }).click(),
    ]);
    await outbox.getByRole('link', { name: 'Code pour Relais' }).click();
    const read = codeIn({ text: (await outbox.locator('pre').textContent()) ?? '' });
    await outbox.close();
    await code().pressSequentially(read);
    await page.getByRole('heading', { name: '« Le Petit Cercle » vous invite' }).waitFor();
    await page.getByRole('button', { name: 'Accepter' }).click();
    await arrived();
    expect(complaints.filter((complaint) => !complaint.includes('401'))).toEqual([]);
  });

  it('takes a code that is pasted with its space, and goes on where one was', async () => {
    await page.goto('/ledger');
    await page.getByLabel('Adresse e-mail').fill(addressOf('Karim Benali'));
    await page.keyboard.press('Enter');
    await code().waitFor();
    expect(await code().getAttribute('autocomplete')).toBe('one-time-code');
    const read = codeIn(await newestMail(relais, addressOf('Karim Benali')));
    await code().fill(`${read.slice(0, 3)} ${read.slice(3)}`);
    await page.getByRole('heading', { name: 'Relevé' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/ledger');
  });

  it('says what to do about a wrong address and a wrong code', async () => {
    await page.goto('/');
    await page.getByLabel('Adresse e-mail').fill('zoe');
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await page.getByText('Cette adresse n’est pas complète').waitFor();
    await askedFor('Zoé Roux');
    await code().fill('12');
    await enter().click();
    await page.getByText('Le code a six chiffres.').waitFor();
    const right = codeIn(await newestMail(relais, addressOf('Zoé Roux')));
    await code().fill(otherThan(right));
    await page.getByText('Ce code n’est pas le bon, ou n’est plus valable').waitFor();
    await code().fill(right);
    await arrived();
  });

  it('sends another code after a while, and lets the address be corrected', async () => {
    await page.clock.install();
    await askedFor('Noé Petit');
    expect(await page.getByRole('button', { name: /Renvoyer un code \(\d+ s\)/ }).isDisabled()).toBe(true);
    await page.clock.runFor(31_000);
    await page.getByRole('button', { name: 'Renvoyer un code', exact: true }).click();
    await page.getByText('Un autre code est parti.').waitFor();
    await newestMail(relais, addressOf('Noé Petit'), 2);
    await page.getByRole('button', { name: 'Changer d’adresse' }).click();
    expect(await page.getByLabel('Adresse e-mail').inputValue()).toBe(addressOf('Noé Petit'));
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await code().fill(codeIn(await newestMail(relais, addressOf('Noé Petit'), 3)));
    await arrived();
  });

  it('is done once more before an address is changed, in a sheet that then goes on', async () => {
    const address = addressOf('Eva Long');
    await askedFor('Eva Long');
    await code().fill(codeIn(await newestMail(relais, address)));
    await arrived();
    await relais.sql(`update session set created_at = now() - interval '10 minutes'`);
    await page.goto('/my-data');
    await page.getByRole('button', { name: 'Changer d’adresse' }).click();
    await page.getByLabel('Ma nouvelle adresse e-mail').fill('eva@example.com');
    const save = page.locator('main').getByRole('button', { name: 'Recevoir un code' });
    await save.click();
    const sheet = page.getByRole('dialog', { name: 'Confirmer par un code' });
    await sheet.getByRole('button', { name: 'Recevoir un code' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('confirme d’abord que c’est toi').waitFor();

    await save.click();
    await sheet.getByRole('button', { name: 'Recevoir un code' }).click();
    await code().fill(codeIn(await newestMail(relais, address, 2)));
    await sheet.waitFor({ state: 'detached' });
    await page.getByText('Un code vient de partir à').waitFor();
  });

  it('works by the button of a link, once', async () => {
    const token = await link();
    await page.goto(linkPath(token));
    await page.getByText('« Le Petit Cercle » sous le nom d’Ada Martin, c’est accepter').waitFor();
    await enter().click();
    await arrived();
    await page.goto(linkPath(token));
    await page.getByRole('heading', { name: 'Ce lien ne sert plus' }).waitFor();
    await page.getByRole('link', { name: 'Demander un code' }).click();
    await page.getByLabel('Adresse e-mail').waitFor();
  });

  it('by a link leaves its secret in no address: none that is asked for, not in the bar, nor on the way back', async () => {
    const token = await link();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(linkPath('another'));
    await page.waitForURL('/sign-in/link');
    await page.goto(linkPath(token));
    await page.waitForURL('/sign-in/link');
    await enter().click();
    await arrived();
    await page.goBack();
    await page.waitForURL('/sign-in/link');
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((address) => address.includes(token))).toEqual([]);
    expect(
      await page.evaluate<string>('JSON.stringify({ ...history.state, ...sessionStorage, ...localStorage })'),
    ).not.toContain(token);
  });

  it('works by the link of a mail where it was asked for, not elsewhere, and never by opening it', async () => {
    const address = 'lea@example.org';
    await page.goto('/sign-in');
    await page.getByText('English').click();
    await page.getByLabel('Your e-mail address').fill(address);
    await page.getByRole('button', { name: 'Get a code' }).click();
    await page.getByLabel('Six-digit code').waitFor();
    const mail = await newestMail(relais, address);
    expect(mail.subject).toContain('Your code for Relais');

    const elsewhere = await (await browser.newContext({ baseURL: relais.url, ...phone })).newPage();
    await elsewhere.goto(linkPath(linkIn(mail)));
    await elsewhere.getByText('vient d’un autre navigateur').waitFor();
    await elsewhere.context().close();

    await page.goto(linkPath(linkIn(mail)));
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['relais-asking-0']);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('No network knows the address lea@example.org yet.').waitFor();
  });
});
