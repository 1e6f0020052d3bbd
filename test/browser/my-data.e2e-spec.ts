import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { EndMembership } from '@relais/networks';
import type { Browser, Page } from 'playwright-core';
import { codeIn, newestMail } from '../acceptance/browser';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { complaintsOf, signedIn } from '../support/browser/visitor';

const homeless = 'select from account where account_id not in (select account_id from account_person)';

describe('Everything about me, on the screen', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada Martin', 'Karim Benali', 'Fern Diaz']);
    const { networkId, people } = network;
    const body = {
      ...{ networkId, receiverId: people['Karim Benali'], passedOn: '2026-03-05', scope: 'outside' },
      ...{ contactBy: 'receiver', prospect: { name: 'Anaïs Barreau', agreed: true } },
    };
    const token = await relais.token(networkId, String(people['Ada Martin']));
    expect(await relais.ask('PUT', `/api/referrals/${randomUUID()}`, { token, body })).toMatchObject({
      status: 200,
    });
    await relais.commands.execute(
      new EndMembership(
        {
          networkId,
          personId: people['Fern Diaz']!,
          joinedOn: '2024-01-01',
          leftOn: '2026-03-01',
          because: 'left',
        },
        {
          commandId: randomUUID(),
          networkId,
          today: '2026-03-01',
          principal: { role: 'system' },
        },
      ),
    );
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const as = (name: string): Promise<Page> =>
    signedIn(browser, relais, network.networkId, network.people[name]!);
  const listed = async () => {
    const token = await relais.token(network.networkId, String(network.people['Karim Benali']), 'organiser');
    const { body } = await relais.ask('GET', `/api/networks/${network.networkId}/members`, { token });
    return (body['members'] as { name: string | null }[]).map(({ name }) => name);
  };

  it('is read, corrected and taken along as a file', async () => {
    const page = await as('Ada Martin');
    const complaints = complaintsOf(page);
    await page.goto('/');
    await page.getByRole('button', { name: 'Préférences' }).click();
    await page.getByRole('link', { name: 'Tout sur moi' }).click();
    await page.getByText('ada.martin@example.org').waitFor();
    await page.getByText('donnée à Karim Benali · Anaïs Barreau').waitFor();
    await page.getByText('Depuis le 1ᵉʳ janvier 2024', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Corriger' }).click();
    await page.getByLabel('Téléphone').fill('nowhere');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Ce n’est pas un numéro de téléphone.').waitFor();
    await page.getByLabel('Téléphone').fill('06 39 98 00 01');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('button', { name: 'Corriger' }).waitFor();

    await page.getByRole('button', { name: 'Changer d’adresse' }).click();
    await page.getByLabel('Ma nouvelle adresse e-mail').fill('ada@example.com');
    await page.getByRole('button', { name: 'Recevoir un code' }).click();
    await page.getByLabel('Code à six chiffres').fill(codeIn(await newestMail(relais, 'ada@example.com')));
    await page.getByRole('button', { name: 'Changer d’adresse' }).click();
    await page.getByText('C’est fait : connecte-toi désormais avec cette adresse.').waitFor();
    await page.getByText('ada@example.com').nth(1).waitFor();
    expect(await page.content()).not.toContain('ada.martin@example.org');

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger (JSON)' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^relais-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toMatchObject({
      networks: [{ values: { name: 'Ada Martin', email: 'ada@example.com' }, referrals: [{}] }],
    });
    // The browser itself complains of the answer 400 to a wrong address.
    expect(complaints.filter((text) => !text.includes('400'))).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('can be erased by a person who has left, after a warning, and not by a member', async () => {
    const member = await as('Ada Martin');
    await member.goto('/my-data');
    await member.getByText('Tant que tu es membre, ton nom reste').waitFor();
    expect(await member.getByRole('button', { name: 'Effacer tout' }).count()).toBe(0);
    await member.context().close();

    const page = await as('Fern Diaz');
    await page.goto('/my-data');
    await page.getByText('Du 1ᵉʳ janvier 2024 au 28 février 2026').waitFor();
    await page.getByRole('button', { name: 'Effacer tout ce que ce réseau sait de moi' }).click();
    await page.getByText('On ne peut pas revenir en arrière.').waitFor();
    await page.getByRole('button', { name: 'Garder' }).click();
    expect(await listed()).toContain('Fern Diaz');
    await page.getByRole('button', { name: 'Effacer tout ce que ce réseau sait de moi' }).click();
    await page.getByRole('button', { name: 'Oui, effacer' }).click();
    await page.getByRole('button', { name: 'Effacer mon compte' }).waitFor();
    expect((await listed()).filter((name) => name !== null).sort()).toEqual(['Ada Martin', 'Karim Benali']);

    await page.goto('/');
    await page.getByRole('heading', { name: 'Pas encore de réseau' }).waitFor();
    await page.getByRole('link', { name: 'Tout sur moi' }).click();
    await page.getByRole('button', { name: 'Effacer mon compte' }).click();
    await page.getByRole('button', { name: 'Oui, effacer' }).click();
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor();
    expect(await relais.installation.database.engine.query(homeless)).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('tells, of a referral, that its contact was erased', async () => {
    const page = await as('Karim Benali');
    await page.goto('/ledger');
    await page.getByRole('button', { name: /Reçue d’Ada Martin/ }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('Anaïs Barreau').waitFor();
    await sheet.getByRole('button', { name: 'Effacer le contact' }).click();
    await sheet.getByText('On ne peut pas revenir en arrière.').waitFor();
    await sheet.getByRole('button', { name: 'Oui, effacer' }).click();
    await sheet.getByText('Contact effacé par Karim Benali').waitFor();
    await sheet.getByText('nom effacé').waitFor();
    expect(await sheet.getByText('Anaïs Barreau').count()).toBe(0);
    expect(await sheet.getByRole('button', { name: 'Effacer le contact' }).count()).toBe(0);
    await page.context().close();
  }, 60_000);
});
