import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import type { Browser } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { smallNetwork } from '../acceptance/small-network';
import { launchChromium } from './chromium';
import { violationsOn } from './violations';
import { phone, signedIn } from './visitor';

describe('Somebody who was recommended and does not wish it', () => {
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
    await giver.getByRole('button', { name: 'Prévenir la personne' }).click();
    const message = giver.getByLabel('Message');
    await message.waitFor();
    await giver.getByText('Le lien par lequel').waitFor({ state: 'detached' });
    const link = /https?:\S+\/objection\/\S+/.exec(await message.inputValue())?.[0] ?? '';

    const context = await browser.newContext({ ...phone });
    const page = await context.newPage();
    await page.goto(link);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Je m’y oppose' }).click();
    await page.getByRole('heading', { name: 'C’est noté' }).waitFor();
    const stream = `referral-${new URL(link).pathname.split('/').at(-1)?.slice(0, 36) ?? randomUUID()}`;
    const facts = await relais.installation.store.readStream(stream);
    expect(facts.map(({ type }) => type)).toEqual(['ReferralPassed', 'ObjectionRecorded', 'ProspectErased']);
    await context.close();
  });
});
