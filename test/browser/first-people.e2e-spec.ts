import { randomUUID } from 'node:crypto';
import { GrantRole } from '@relais/networks';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { addressOnCode, darkModulesOf, drawnOn } from '../support/browser/circle';
import { complaintsOf, phone, signedIn, signedInByCode } from '../support/browser/visitor';

const screenshots = process.env['RELAIS_SCREENSHOTS'];

describe('A person who has founded a network', () => {
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

  async function shot(page: Page, name: string): Promise<void> {
    if (screenshots) await page.screenshot({ path: `${screenshots}/${name}.png` });
  }

  it('finds how to invite the first people and when it meets, and the usual form once one has joined', async () => {
    const ada = await signedInByCode(browser, relais, 'ada@example.org');
    const complaints = complaintsOf(ada);
    await ada.getByRole('link', { name: 'Fonder un réseau' }).click();
    await ada.getByLabel('Nom du réseau').fill('Les Lève-tôt');
    await ada.getByLabel('Votre nom').fill('Ada Novak');
    await ada.getByLabel('Association, entreprise ou personne').fill('Association des Lève-tôt');
    await ada.getByRole('button', { name: 'Continuer' }).click();
    await ada.getByLabel('Jour').fill('2020-01-12');
    await ada.getByLabel('Lieu').fill('Café du Port');
    await ada.getByRole('button', { name: 'Fonder le réseau' }).click();
    await ada.getByText('Ce jour est déjà passé.').waitFor();
    await ada.getByLabel('Jour').fill('2027-01-12');
    await ada.getByRole('button', { name: 'Fonder le réseau' }).click();
    await ada.getByRole('heading', { name: 'Invite tes deux premières personnes' }).waitFor();
    await ada.getByText(/^Prochaine rencontre\s: mardi 12 janvier à 7\sh\s30$/).waitFor();
    await ada.getByText('Petit-déjeuner · Café du Port').waitFor();
    expect(await ada.getByRole('searchbox').count()).toBe(0);

    const link = await addressOnCode(ada, relais.url);
    const message = await ada.getByLabel('Message').inputValue();
    expect(message.replaceAll(/[\u00a0\u202f]/g, ' ').split('\n')).toEqual([
      ...['Bonjour,', 'je vous invite à rejoindre « Les Lève-tôt ».'],
      'Nous nous retrouvons le mardi 12 janvier à 7 h 30 : Café du Port.',
      ...[`Pour venir, laissez votre nom ici : ${link}`, 'Ada Novak'],
    ]);
    const hrefOf = (name: string) => ada.getByRole('link', { name, exact: true }).getAttribute('href');
    expect(await hrefOf('SMS')).toBe(`sms:?&body=${encodeURIComponent(message)}`);
    expect(await hrefOf('E-mail')).toContain(encodeURIComponent(message.replaceAll('\n', '\r\n')));
    expect(await drawnOn(ada)).toEqual(darkModulesOf(link));
    await shot(ada, 'first-people-phone');
    await ada.getByRole('button', { name: 'Montrer le code en grand' }).click();
    const large = await ada.getByRole('dialog').getByRole('img').boundingBox();
    expect(large?.width).toBeGreaterThan(300);
    await shot(ada, 'first-people-code-phone');
    await ada.keyboard.press('Escape');

    const ines = await (await browser.newContext({ ...phone, baseURL: relais.url })).newPage();
    await ines.goto(link);
    await ines.getByRole('textbox').first().fill('Inès Faure');
    await ines.locator('[type=email]').fill('ines@example.org');
    await ines.locator('button[type=submit]').click();
    await ines.getByText('C’est noté').waitFor();
    await ines.context().close();
    await ada.reload();
    await ada.getByRole('button', { name: /^Membre\s:\sInès Faure$/ }).waitFor();
    await shot(ada, 'first-people-request-phone');
    await ada.getByRole('button', { name: /^Membre\s:\sInès Faure$/ }).click();
    await ada.getByText('Il n’y a encore qu’une personne à qui donner une reco.').waitFor();
    await ada.locator('label', { hasText: 'Inès Faure' }).waitFor();
    await ada.getByRole('button', { name: 'Inviter quelqu’un' }).click();
    await ada.getByRole('heading', { name: 'Invite encore une personne' }).waitFor();
    await shot(ada, 'two-people-phone');
    expect(complaints).toEqual([]);
    await ada.context().close();
  }, 90_000);

  it.each([
    ['member', 'Les organisateurs de ce réseau peuvent inviter d’autres personnes.'],
    ['host', 'Demande-le à un organisateur du réseau.'],
  ] as const)(
    'is told who to ask, as a %s who is alone',
    async (role, sentence) => {
      const { networkId, people } = await smallNetwork(relais, ['Bo Lind']);
      const personId = people['Bo Lind']!;
      const envelope = { commandId: randomUUID(), networkId, today: '2026-03-02' };
      const principal = { role: 'system' as const };
      const granted = new GrantRole({ networkId, personId, role }, { ...envelope, principal });
      await relais.commands.execute(granted);
      await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
      const page = await signedIn(browser, relais, networkId, personId);
      await page.goto('/');
      await page.getByRole('heading', { name: 'Personne d’autre pour l’instant' }).waitFor();
      await page.getByText(sentence).waitFor();
      await page.getByText('Aucune rencontre n’est prévue.').waitFor();
      expect(await page.getByRole('link', { name: 'En prévoir une' }).count()).toBe(role === 'host' ? 1 : 0);
      expect(await page.getByLabel('Message').count()).toBe(0);
      await page.context().close();
    },
    60_000,
  );
});
