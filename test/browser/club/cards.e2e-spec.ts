import { type PersonId, dayAfter } from '@relais/contracts';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { type SmallNetwork, acceptedBy, smallNetwork } from '../../acceptance/small-network';
import { launchChromium } from '../../support/browser/chromium';
import { signedIn } from '../../support/browser/visitor';

describe('Who does what', () => {
  let relais: RunningRelais;
  let club: SmallNetwork;
  let browser: Browser;
  beforeAll(async () => {
    relais = await startRelais();
    const names = ['Zoé Couvreur', 'Karim Benali', 'Lin Petit'];
    club = await smallNetwork(relais, names);
    await acceptedBy(relais, club, names);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });
  const person = (name: string): PersonId => club.people[name] ?? ('' as never);
  const open = (name: string): Promise<Page> => signedIn(browser, relais, club.networkId, person(name));

  it('has what members write of themselves and seek, found without accents and without a network', async () => {
    const zoe = await open('Zoé Couvreur');
    await zoe.goto('/my-card');
    await zoe.getByRole('textbox', { name: 'Ce que je fais' }).fill('Toits en ardoise, près de Sète');
    await zoe.getByRole('textbox', { name: 'Un bon contact pour moi' }).fill('x'.repeat(121));
    await zoe.getByRole('button', { name: 'Enregistrer' }).click();
    await zoe.getByText('120 signes au plus : 1 de trop.').waitFor();
    await zoe.getByRole('textbox', { name: 'Un bon contact pour moi' }).fill('un syndic');
    await zoe.getByRole('textbox', { name: 'Téléphone' }).fill('06 39 98 10 01');
    await zoe.getByRole('checkbox').check();
    await zoe.getByRole('button', { name: 'Enregistrer' }).click();
    await zoe.getByText('Ta fiche est enregistrée.').waitFor();
    await zoe.getByRole('textbox', { name: 'Je cherche', exact: true }).fill('un hangar à louer');
    await zoe.getByRole('button', { name: 'Le dire aux autres' }).click();
    await zoe.getByText('C’est dit : je cherche un hangar à louer').waitFor();
    await zoe.getByRole('button', { name: 'Retirer : un hangar à louer' }).waitFor();
    await zoe.goto('/who');
    const mine = zoe.getByRole('listitem').filter({ hasText: 'Zoé Couvreur' });
    await mine.getByText('Je cherche un hangar à louer').waitFor();

    const karim = await open('Karim Benali');
    const token = await relais.token(club.networkId, person('Karim Benali'));
    const today = relais.installation.clock.dayIn('Europe/Paris');
    const met = { networkId: club.networkId, withId: person('Zoé Couvreur'), on: dayAfter(today, -7) };
    const answer = await relais.ask('PUT', `/api/one-to-ones/${crypto.randomUUID()}`, { token, body: met });
    expect(answer.status).toBe(200);
    await karim.goto('/');
    await karim
      .locator('form label', { hasText: 'Zoé Couvreur' })
      .getByText('je cherche un hangar')
      .waitFor();
    await karim.goto('/who');
    const cards = karim.getByRole('main').getByRole('listitem');
    await cards.filter({ hasText: 'Lin Petit' }).waitFor();
    expect(await cards.count()).toBe(3);

    await karim.context().setOffline(true);
    for (const words of ['zoe', 'sete ardoise', 'HANGAR']) {
      await karim.getByRole('searchbox').fill(words);
      await karim.getByRole('status').getByText('1 personne', { exact: true }).waitFor();
    }
    const zoesCard = cards.filter({ hasText: 'Un bon contact pour moi, c’est un syndic' });
    const call = zoesCard.getByRole('link', { name: 'Appeler Zoé Couvreur' });
    expect(await call.getAttribute('href')).toBe('tel:+33639981001');
    await karim.context().setOffline(false);

    await zoesCard.getByRole('link', { name: 'Zoé Couvreur', exact: true }).click();
    await karim.getByRole('heading', { name: 'Zoé Couvreur' }).waitFor();
    await karim.getByRole('region', { name: 'Entre nous' }).getByText('Tête-à-tête').waitFor();
    await Promise.all([zoe, karim].map((page) => page.context().close()));
  }, 60_000);
});
