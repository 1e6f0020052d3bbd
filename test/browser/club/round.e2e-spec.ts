import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../../acceptance/small-network';
import { launchChromium } from '../../support/browser/chromium';
import { violationsOn } from '../../support/browser/violations';
import { complaintsOf, signedIn } from '../../support/browser/visitor';

describe('The round', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  const meetingId = randomUUID();
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Martin', 'Karim Benali', 'Zoé Roux']);
    browser = await launchChromium();
    const { networkId, people } = network;
    const ada = people['Ada Martin']!;
    const token = await relais.token(networkId, ada, 'organiser');
    const put = async (path: string, body: object) =>
      expect((await relais.ask('PUT', path, { token, body })).status).toBe(200);
    await put(`/api/networks/${networkId}/people/${ada}/role`, { role: 'organiser' });
    const [date, startTime] = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' },
    })
      .format(relais.installation.clock.now())
      .split(' ');
    const meeting = { networkId, kind: 'breakfast', status: 'scheduled', date, startTime };
    await put(`/api/meetings/${meetingId}`, meeting);
    const { store, readModels } = relais.installation;
    await readModels.waitFor(await store.lastPosition());
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const press = async (page: Page, role: 'button' | 'link', name: string | RegExp, key = 'Enter') => {
    const target = page.getByRole('main').getByRole(role, { name, exact: true });
    await target.waitFor();
    const focused = target.and(page.locator(':focus'));
    for (let tabs = 0; (await focused.count()) === 0; tabs++) {
      if (tabs > 60) throw new Error(`The tab key never reaches ${String(name)}`);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press(key);
  };

  it('is run by the keyboard, tells a screen reader who speaks and not each second, and meets WCAG 2.2 AA', async () => {
    const page = await signedIn(browser, relais, network.networkId, network.people['Ada Martin']!);
    const complaints = complaintsOf(page);
    await page.goto(`/round?meeting=${meetingId}`);
    const found: Record<string, string[]> = {};
    const lit = page.getByRole('navigation', { name: 'Écrans' }).getByRole('link', { name: 'Rencontre' });
    expect(await lit.getAttribute('data-lit')).toBe('true');
    await page.getByRole('heading', { name: 'Ordre proposé' }).waitFor();
    found['starting'] = await violationsOn(page);
    await page.getByRole('heading', { name: 'Tour de table' }).click();
    await press(page, 'button', /^Karim Benali/);
    await press(page, 'button', 'Commencer');

    const speaker = page.locator('[aria-live]').filter({ hasText: 'Karim Benali' });
    await speaker.waitFor();
    const timer = page.getByRole('timer', { name: 'Temps qui reste' });
    const shown = await timer.innerText();
    await timer.filter({ hasNotText: shown }).waitFor();
    expect(await page.locator('[aria-live]:has([role=timer]), [role=timer][aria-live]').count()).toBe(0);
    expect(await speaker.innerText()).toBe('Karim Benali');
    found['running'] = await violationsOn(page);
    await press(page, 'button', 'Suivant');
    await page.locator('[aria-live]').filter({ hasText: 'Ada Martin' }).waitFor();

    await page.goto(`/round?meeting=${meetingId}&on=screen`);
    await page.getByRole('dialog', { name: 'Tour de table' }).getByText('Ada Martin').waitFor();
    found['projected'] = await violationsOn(page, { within: 'dialog' });
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Fermer' }).press('Enter');
    await press(page, 'link', 'Rencontre');
    await page.getByRole('button', { name: 'Valider les présences' }).waitFor();
    expect(new URL(page.url()).searchParams.get('show')).toBe(meetingId);
    expect(Object.entries(found).filter(([, violations]) => violations.length > 0)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);
});
