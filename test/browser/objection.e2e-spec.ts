import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import type { Browser } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { violationsOn } from '../support/browser/violations';
import { phone, signedIn } from '../support/browser/visitor';

describe('A person who was recommended and does not wish it', () => {
  let relais: RunningRelais;
  let browser: Browser;
  beforeAll(async () => {
    relais = await startRelais();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  it('finds the link in the text that the giver has ready, and objects with one button', async () => {
    const { networkId, people } = await smallNetwork(relais, ['Ada Martin', 'Karim Benali']);
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    const giver = await signedIn(browser, relais, networkId, people['Ada Martin'] as PersonId);
    await giver.goto('/');
    await giver.locator('label', { hasText: 'Karim Benali' }).click();
    await giver.getByLabel('Qui en a besoin').fill('Zoé Quastenflosser');
    await giver.getByText('est d’accord').click();
    await giver.getByRole('button', { name: 'Enregistrer' }).click();
    await giver.getByRole('button', { name: /^Prévenir/ }).click();
    const message = giver.getByLabel('Message');
    await message.waitFor();
    await giver.getByText('Le lien par lequel').waitFor({ state: 'detached' });
    const link = /https?:\S+\/objection\/\S+/.exec(await message.inputValue())?.[0] ?? '';

    for (const way of ['SMS', 'E-mail'])
      expect(await giver.getByRole('link', { name: way }).getAttribute('href')).toContain(
        encodeURIComponent(link),
      );

    const context = await browser.newContext({ ...phone, baseURL: relais.url });
    const page = await context.newPage();
    await page.goto(link);
    await page.getByText('Ada Martin, du réseau « Le Petit Cercle », y a transmis').waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/Karim|Zoé|Quastenflosser/);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Je m’y oppose' }).click();
    await page.getByRole('heading', { name: 'C’est noté' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'C’est déjà noté' }).waitFor();
    await page
      .getByText('plus personne ne peut vous recommander dans le réseau « Le Petit Cercle »')
      .waitFor();
    const stream = `referral-${new URL(link).pathname.split('/').at(-1)?.slice(0, 36) ?? randomUUID()}`;
    const events = await relais.installation.store.readStream(stream);
    expect(events.map(({ type }) => type)).toEqual(['ReferralPassed', 'ObjectionRecorded', 'ProspectErased']);
    await context.close();
  });

  it.each([
    ['fr-FR', 'Ce lien n’est pas valable', 'Vous opposer à cette recommandation', 'Ce lien est incomplet'],
    ['en-GB', 'This link is not valid', 'Object to this recommendation', 'This link is incomplete'],
  ])('is told in %s when a link is none, and what to do then', async (locale, invalid, valid, incomplete) => {
    const { networkId, people } = await smallNetwork(relais, ['Ada Martin', 'Karim Benali']);
    const token = await relais.token(networkId, people['Ada Martin'] as PersonId);
    const referralId = randomUUID();
    await relais.ask('PUT', `/api/referrals/${referralId}`, {
      token,
      body: {
        ...{ networkId, receiverId: people['Karim Benali'], passedOn: '2024-03-04', scope: 'outside' },
        ...{ contactBy: 'receiver', prospect: { name: 'Zoé Quastenflosser', agreed: false } },
      },
    });
    const key = String(
      (await relais.ask('GET', `/api/referrals/${referralId}`, { token })).body['objectionKey'],
    );
    const context = await browser.newContext({ ...phone, locale, baseURL: relais.url });
    const page = await context.newPage();
    const open = async (keys: string, title: string) => {
      await page.goto(`/objection${keys}`);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    };
    for (const keys of ['', '/', '/guessed', `/${key.slice(0, -1)}`, `/${key}A`, `/${'A'.repeat(300)}`])
      await open(keys, invalid);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await violationsOn(page, { inColours: false })).toEqual([]);
    await open(`/${key}).`, valid);
    expect(await page.getByText(incomplete).count()).toBe(0);
    await open(`/${key}.${key.slice(0, 40)}`, valid);
    await page.getByText(incomplete).waitFor();
    await context.close();
  });
});
