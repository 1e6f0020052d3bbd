import { randomUUID } from 'node:crypto';
import { type MeetingAnswer, type SeriesId, dayAfter, weekdayOf } from '@relais/contracts';
import { meetingOfSeries } from '@relais/meetings';
import { GrantRole } from '@relais/networks';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../../acceptance/small-network';
import { launchChromium } from '../../support/browser/chromium';
import { allSent } from '../../support/browser/outbox';
import { violationsOn } from '../../support/browser/violations';
import { visit } from '../../support/browser/visit';
import { phone, signedIn } from '../../support/browser/visitor';

/** One installation, one meeting of a series: it goes on from test to test. */
describe('Before a meeting', () => {
  const seriesId = randomUUID() as SeriesId;
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  let token: string;
  let meetingId: string;
  let plan: (startTime: string) => Promise<unknown>;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Roux', 'Cleo Ray', 'Dina Sol']);
    const { networkId, people } = network;
    await relais.commands.execute(
      new GrantRole(
        { networkId, personId: people['Ada Roux']!, role: 'organiser' },
        { commandId: randomUUID(), networkId, today: '2024-01-01', principal: { role: 'system' } },
      ),
    );
    token = await relais.token(networkId, people['Ada Roux']!, 'organiser');
    const from = dayAfter(relais.installation.clock.dayIn('Europe/Paris'), 3);
    meetingId = meetingOfSeries(seriesId, from);
    plan = (startTime) =>
      relais.ask('PUT', `/api/series/${seriesId}`, {
        token,
        body: { networkId, rule: { every: 1, weekday: weekdayOf(from) }, from, startTime, kind: 'breakfast' },
      });
    await plan('07:30');
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const opened = async (name: string, locale = 'fr-FR'): Promise<Page> => {
    const page = await signedIn(browser, relais, network.networkId, network.people[name]!, {
      ...phone,
      locale,
    });
    await page.goto(`/meetings?show=${meetingId}`);
    return page;
  };
  /** Who announced what, by name. */
  const announced = async () => {
    const headers = { 'relais-after': String(await relais.installation.store.lastPosition()) };
    const { body } = await relais.ask('GET', `/api/meetings/${meetingId}`, { token, headers });
    const { people } = body as unknown as MeetingAnswer;
    return Object.fromEntries(people.map(({ name, announced: said }) => [name ?? '', said] as const));
  };

  it('members say whether they come, who replaces them, and which guests they bring', async () => {
    const cleo = await opened('Cleo Ray');
    const button = (name: string, pressed = false) =>
      cleo.getByRole('button', { name, exact: true, ...(pressed && { pressed }) });
    await button('Je ne viens pas').click();
    await button('Je ne viens pas', true).waitFor();
    await button('Je me fais remplacer').click();
    await cleo.locator('main form input').first().fill('Sam Long');
    await cleo.locator('main form button[type=submit]').first().click();
    await cleo.getByText('Sam Long te remplace.').waitFor();
    await allSent(cleo);
    expect(await announced()).toMatchObject({ 'Cleo Ray': 'no', 'Sam Long': 'yes' });

    await button('Je viens').click();
    await button('Je viens', true).waitFor();
    await button('Inviter quelqu’un').click();
    await cleo.getByLabel('Nom de la personne invitée').fill('Gus Petit');
    await button('Ajouter').click();
    await cleo.getByRole('listitem').filter({ hasText: 'Gus Petit' }).waitFor();
    await cleo.locator('textarea').waitFor();
    expect(await cleo.locator('textarea').inputValue()).toContain('Le Petit Cercle');
    await allSent(cleo);
    expect(await announced()).toEqual({
      ...{ 'Ada Roux': null, 'Cleo Ray': 'yes', 'Dina Sol': null, 'Gus Petit': 'yes' },
    });
    expect(await violationsOn(cleo)).toEqual([]);

    await visit(cleo, '/');
    await cleo.getByText('Invité', { exact: true }).click();
    await cleo.getByRole('listitem').filter({ hasText: 'Gus Petit' }).waitFor();
    await cleo.getByLabel('Nom de la personne invitée').fill('Lou Grand');
    await button('Ajouter').click();
    await cleo.getByRole('listitem').filter({ hasText: 'Lou Grand' }).waitFor();
    await allSent(cleo);
    expect(await announced()).toMatchObject({ 'Gus Petit': 'yes', 'Lou Grand': 'yes' });
    expect(await violationsOn(cleo)).toEqual([]);
    await cleo.context().close();
  }, 120_000);

  it('hosts announce for others, and decide what becomes of the meeting when its series changes', async () => {
    const ada = await opened('Ada Roux');
    await ada.locator('[aria-labelledby=expected]').getByRole('button', { name: 'Dina Sol' }).click();
    const sheet = ada.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Ne vient pas', exact: true }).click();
    await sheet.getByRole('button', { name: 'Ne vient pas', exact: true, pressed: true }).waitFor();
    await allSent(ada);
    expect(await announced()).toMatchObject({ 'Dina Sol': 'no' });
    expect(await violationsOn(ada, { within: '[role=dialog]' })).toEqual([]);
    await ada.keyboard.press('Escape');
    expect(await violationsOn(ada)).toEqual([]);

    await plan('08:00');
    await ada.goto('/meetings?show=all');
    const toDecide = ada.locator('[aria-labelledby=to-decide] li', { hasText: 'la série change ce jour-là' });
    await toDecide.waitFor();
    expect(await violationsOn(ada)).toEqual([]);
    await toDecide.getByRole('button', { name: /^Suivre la série/ }).click();
    await toDecide.waitFor({ state: 'detached' });
    const { body } = await relais.ask('GET', `/api/meetings/${meetingId}`, { token });
    expect(body).toMatchObject({ startTime: '08:00', status: 'scheduled' });
    await visit(ada, '/networks');
    await ada.locator('[aria-labelledby=calendar]').getByRole('button').click();
    await ada.locator('[aria-labelledby=calendar] input').waitFor();
    expect(await violationsOn(ada, { within: '[aria-labelledby=calendar]' })).toEqual([]);
    await ada.context().close();
  }, 120_000);

  it('all of this meets WCAG 2.2 AA in English, too', async () => {
    const ada = await opened('Ada Roux', 'en-GB');
    const inEnglish = { inColours: false };
    await ada.locator('[aria-labelledby=expected]').waitFor();
    expect(await violationsOn(ada, inEnglish)).toEqual([]);
    await ada.getByRole('button', { name: 'Propose an agenda' }).click();
    await ada.getByRole('dialog').getByRole('button', { name: 'Move up item 2' }).waitFor();
    expect(await violationsOn(ada, { ...inEnglish, within: '[role=dialog]' })).toEqual([]);
    await ada.keyboard.press('Escape');
    await plan('08:15');
    await ada.goto('/meetings?show=all');
    await ada.locator('[aria-labelledby=to-decide] li', { hasText: 'the series changes that day' }).waitFor();
    expect(await violationsOn(ada, inEnglish)).toEqual([]);
    await visit(ada, '/networks');
    await ada.locator('[aria-labelledby=calendar]').waitFor();
    expect(await violationsOn(ada, inEnglish)).toEqual([]);
    await ada.context().close();
  }, 120_000);
});
