import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../../acceptance/small-network';
import { launchChromium } from '../../support/browser/chromium';
import { violationsOn } from '../../support/browser/violations';
import { complaintsOf, desk, phone, signedIn } from '../../support/browser/visitor';

describe('What became of a referral', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  let giver: Page;
  let receiver: Page;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Martin', 'Karim Benali']);
    const { networkId, people } = network;
    const { clock, store, readModels } = relais.installation;
    const token = await relais.token(networkId, people['Ada Martin']!);
    const body = { networkId, receiverId: people['Karim Benali'], passedOn: clock.dayIn('Europe/Paris') };
    await relais.ask('PUT', `/api/referrals/${randomUUID()}`, { token, body: { ...body, scope: 'inside' } });
    await readModels.waitFor(await store.lastPosition());
    browser = await launchChromium();
    giver = await signedIn(browser, relais, networkId, people['Ada Martin']!, desk);
    receiver = await signedIn(browser, relais, networkId, people['Karim Benali']!, phone);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const given = () => giver.getByRole('row', { name: /Donnée à Karim Benali/ });
  /** By keyboard: a notice may lie over the only line of a phone. */
  const openReceived = () => receiver.getByRole('button', { name: /Reçue d’Ada Martin/ }).press('Enter');
  const step = (name: string) => receiver.getByRole('dialog').getByRole('button', { name, exact: true });

  it('is one tap of the receiver, seen in the open ledger of the giver, and undone', async () => {
    const complaints = [complaintsOf(giver), complaintsOf(receiver)];
    await Promise.all([giver.goto('/ledger'), receiver.goto('/ledger')]);
    await given().waitFor();
    await openReceived();
    await step('Bien reçue, merci').waitFor();
    expect(await violationsOn(receiver)).toEqual([]);
    await step('J’ai appelé').click();
    await given().filter({ hasText: 'contact pris' }).waitFor();
    await receiver.getByRole('button', { name: 'Annuler', exact: true }).click();
    await given().filter({ hasText: 'bien reçue' }).waitFor();
    await openReceived();
    await step('Sans suite').click();
    expect(await violationsOn(receiver)).toEqual([]);
    await step('injoignable').click();
    await given().filter({ hasText: 'sans suite' }).waitFor();
    expect(complaints).toEqual([[], []]);
  });

  it('leads to thanks in the same sheet', async () => {
    await openReceived();
    await step('Affaire conclue').click();
    await given().filter({ hasText: 'affaire conclue' }).waitFor();
    await receiver.getByRole('textbox', { name: /Affaire conclue, hors taxes/ }).fill('1250');
    await step('Dire merci').click();
    await receiver.getByRole('status').filter({ hasText: 'Merci à Ada Martin' }).waitFor();
    await giver.getByRole('row', { name: /Merci de Karim Benali/ }).waitFor({ timeout: 20_000 });
  });
});
