import { MailPreferences } from '@relais/access';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { acceptedBy, addressOf, smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { violationsOn } from '../support/browser/violations';
import { phone, signedInByCode } from '../support/browser/visitor';

describe('Mails', () => {
  let relais: RunningRelais;
  let browser: Browser;
  beforeAll(async () => {
    [relais, browser] = await Promise.all([startRelais(), launchChromium()]);
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const choiceOn = async (page: Page): Promise<unknown> => (await page.request.get('/api/me/mails')).json();

  it('are chosen by keyboard on a page of their own, and ended by the button behind the link of a mail', async () => {
    const club = await smallNetwork(relais, ['Zoé Martin']);
    await acceptedBy(relais, club, ['Zoé Martin']);
    const address = addressOf('Zoé Martin');
    const page = await signedInByCode(browser, relais, address);
    await page.locator('#preferences').waitFor();
    await page.goto('/mails');
    const weekly = page.getByRole('radio', { name: /^Un mail par semaine/ });
    await weekly.focus();
    expect(await weekly.isChecked()).toBe(true);
    await page.getByText(/aucun mail ne part/).waitFor();
    const saved = page.waitForResponse(
      (answer) => answer.url().endsWith('/api/me/mails') && answer.request().method() === 'PUT',
    );
    await page.keyboard.press('ArrowDown');
    expect((await saved).status()).toBe(204);
    expect(await choiceOn(page)).toEqual({ choice: 'at-once', address, areSent: false });
    expect(await violationsOn(page)).toEqual([]);

    const [account] = await relais.sql<{ account_id: string }[]>('select account_id from account');
    const { database, vault } = relais.installation;
    const secret = new MailPreferences(database, vault).unsubscribeSecret(account?.account_id ?? '');
    const stranger = await (await browser.newContext({ ...phone, baseURL: relais.url })).newPage();
    await stranger.goto(`/api/unsubscribe/${secret}`);
    const ending = stranger.getByRole('button', { name: 'Ne plus recevoir de mails' });
    await ending.waitFor();
    expect(await violationsOn(stranger)).toEqual([]);
    expect(await choiceOn(page)).toMatchObject({ choice: 'at-once' });
    await ending.click();
    await stranger.getByRole('heading', { name: 'C’est noté' }).waitFor();
    expect(await choiceOn(page)).toMatchObject({ choice: 'none' });
  });
});
