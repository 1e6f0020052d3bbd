import { randomUUID } from 'node:crypto';
import type { NetworkId, PersonId } from '@relais/contracts';
import type { Browser } from 'playwright-core';
import { type RunningRelais, startRelais } from '../acceptance/relais';
import { acceptedBy, smallNetwork } from '../acceptance/small-network';
import { launchChromium } from '../support/browser/chromium';
import { complaintsOf, phone, signedIn } from '../support/browser/visitor';

/** A network whose second meeting had a visitor, and whose third is planned for tomorrow. */
async function clubWithVisitor(relais: RunningRelais) {
  const club = await smallNetwork(relais, ['Olga Morel', 'Hugo Blanc']);
  const [olga, hugo] = Object.values(club.people) as [PersonId, PersonId];
  await acceptedBy(relais, club, ['Olga Morel', 'Hugo Blanc']);
  const { networkId } = club;
  const token = await relais.token(networkId, olga, 'organiser');
  const put = async (path: string, body: object) =>
    expect(await relais.ask('PUT', path, { token, body })).toMatchObject({ status: 200 });
  const vera = randomUUID();
  const today = Date.parse(relais.installation.clock.dayIn('Europe/Paris'));
  await put(`/api/networks/${networkId}/people/${vera}`, { name: 'Vera Passante', phone: '06 39 98 10 03' });
  for (const [days, status, there] of [
    [-8, 'held', [olga, hugo]],
    [-1, 'held', [olga, hugo, vera]],
    [1, 'scheduled', []],
  ] as const) {
    const [meetingId, date] = [randomUUID(), new Date(today + days * 86_400_000).toISOString().slice(0, 10)];
    const meeting = { networkId, date, startTime: '07:30', kind: 'breakfast', place: 'Café du Port' };
    await put(`/api/meetings/${meetingId}`, { ...meeting, status });
    for (const personId of there) {
      const attends = { status: personId === vera ? 'visitor' : 'present' };
      await put(`/api/meetings/${meetingId}/attendance/${personId}`, attends);
    }
  }
  await put(`/api/networks/${networkId}/people/${olga}/role`, { role: 'organiser' });
  await put(`/api/networks/${networkId}/people/${hugo}/role`, { role: 'host' });
  await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  return { networkId, olga, hugo };
}

describe('A name on a list, on a phone,', () => {
  let relais: RunningRelais;
  let browser: Browser;
  let club: { networkId: NetworkId; olga: PersonId; hugo: PersonId };
  beforeAll(async () => {
    relais = await startRelais();
    club = await clubWithVisitor(relais);
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });
  const open = async (personId: PersonId) => {
    const page = await signedIn(browser, relais, club.networkId, personId, phone);
    await page.goto('/network');
    await page.getByRole('heading', { name: 'Nouvelles têtes, 1' }).waitFor();
    return page;
  };

  it('has its telephone, a text that names network and next meeting, and is noted as called, for all hosts', async () => {
    const page = await open(club.olga);
    const complaints = complaintsOf(page);
    await page.getByRole('link', { name: 'Joindre Vera Passante' }).click();
    const sheet = page.getByRole('dialog');
    expect(await sheet.getByRole('link', { name: 'Appeler le 06 39 98 10 03' }).getAttribute('href')).toBe(
      'tel:+33639981003',
    );
    const text = await sheet.getByLabel('Message').inputValue();
    expect(text).toMatch(/^Bonjour Vera Passante,\nmerci de votre visite/);
    expect(text).toMatch(/Prochaine rencontre\s: .*Café du Port/);
    expect(text).toMatch(/Olga Morel, Le Petit Cercle$/);
    await sheet.getByLabel('Message').fill('À mardi !');
    const sms = (await sheet.getByRole('link', { name: 'SMS' }).getAttribute('href')) ?? '';
    expect(decodeURIComponent(sms)).toBe('sms:+33639981003?&body=À mardi !');
    await sheet.getByRole('button', { name: 'Appelé : Vera Passante' }).click();
    await sheet.getByText('Appelé aujourd’hui par toi').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Appelé aujourd’hui par toi').waitFor();
    await page.getByText('Tout est enregistré').waitFor();

    const host = await open(club.hugo);
    await host.getByText('Appelé aujourd’hui par Olga Morel').waitFor();
    expect(await host.getByRole('link', { name: 'Joindre Vera Passante' }).count()).toBe(0);
    await host.getByRole('button', { name: 'Annuler l’appel à Vera Passante' }).click();
    await host.getByRole('link', { name: 'Joindre Vera Passante' }).waitFor();
    await host.getByText('Tout est enregistré').waitFor();

    await page.reload();
    await page.getByRole('link', { name: 'Joindre Vera Passante' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('leads from the next step, which invites to the planned meeting', async () => {
    const page = await open(club.hugo);
    await page.getByRole('button', { name: 'Un texte pour inviter' }).click();
    const text = await page.getByRole('dialog').getByLabel('Message').inputValue();
    expect(text).toMatch(/Le Petit Cercle\s: des entrepreneurs .* Prochaine rencontre\s: .* Venez voir/);
    await page.getByRole('dialog').getByRole('button', { name: 'Copier' }).waitFor();
  });
});
