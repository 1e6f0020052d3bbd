import { randomUUID } from 'node:crypto';
import type { LedgerAnswer, PersonId } from '@relais/contracts';
import { type Answer, type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('Referrals over HTTP', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let ada: PersonId;
  let karim: PersonId;
  let adasToken: string;
  let karimsToken: string;

  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim', 'Lise']);
    ({ Ada: ada, Karim: karim } = network.people as { Ada: PersonId; Karim: PersonId });
    adasToken = await relais.token(network.networkId, ada);
    karimsToken = await relais.token(network.networkId, karim);
  });
  afterAll(() => relais.stop());

  const inside = (more: object = {}) => ({
    networkId: network.networkId,
    receiverId: karim,
    passedOn: '2026-03-05',
    scope: 'inside',
    ...more,
  });
  const pass = (body: object, id: string = randomUUID(), token = adasToken): Promise<Answer> =>
    relais.ask('PUT', `/api/referrals/${id}`, { token, body });
  const ledger = (personId: PersonId, token: string, position: unknown, query = ''): Promise<Answer> =>
    relais.ask('GET', `/api/networks/${network.networkId}/people/${personId}/ledger${query}`, {
      token,
      headers: { 'relais-after': String(position) },
    });

  it('are in the ledgers of giver and receiver at once', async () => {
    const before = await ledger(karim, karimsToken, network.position);
    const { status, body } = await pass(inside());
    expect(status).toBe(200);
    const after = await ledger(karim, karimsToken, body['position']);
    const received = ({ body: { summary } }: Answer) => (summary as { received: number }).received;
    expect(received(after)).toBe(received(before) + 1);
  });

  it('are in both ledgers with what they are about: the need, and who is recommended', async () => {
    const [id, leadId] = [randomUUID(), randomUUID()];
    await pass(inside({ need: 'Refaire un site web' }), id);
    const prospect = { name: 'Marie Durand' };
    const lead = { scope: 'outside', contactBy: 'receiver', need: 'Une cuisine', prospect };
    const { status, body } = await pass(inside(lead), leadId);
    expect(status).toBe(200);
    const asked = [
      [ada, adasToken],
      [karim, karimsToken],
    ] as const;
    for (const [personId, token] of asked) {
      const { entries } = (await ledger(personId, token, body['position'])).body as LedgerAnswer;
      const about = (of: string) =>
        entries
          .filter(({ referralId }) => referralId === of)
          .map(({ need, prospect }) => ({ need, prospect }));
      expect(about(id)).toEqual([{ need: 'Refaire un site web', prospect: null }]);
      expect(about(leadId)).toEqual([{ need: 'Une cuisine', prospect: 'Marie Durand' }]);
    }
  });

  it('answer a repeat as the first time, and refuse other content under the same id', async () => {
    const id = randomUUID();
    const first = await pass(inside(), id);
    const again = await pass(inside({ warmth: null }), id);
    const other = await pass(inside({ warmth: 5 }), id);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(other).toMatchObject({ status: 409, body: { code: 'other-content' } });
  });

  it('can be withdrawn by their giver, and both keep the struck line', async () => {
    const id = randomUUID();
    await pass(inside(), id);
    const byReceiver = await relais.ask('PUT', `/api/referrals/${id}/withdrawal`, {
      token: karimsToken,
      body: {},
    });
    expect(byReceiver).toMatchObject({ status: 403, body: { code: 'not-the-giver' } });
    const withdrawn = await relais.ask('PUT', `/api/referrals/${id}/withdrawal`, {
      token: adasToken,
      body: { reason: 'Entered twice' },
    });
    expect(withdrawn.status).toBe(200);
    const { body } = await ledger(karim, karimsToken, withdrawn.body['position']);
    const lines = (
      body['entries'] as { id: string; referralId: string; kind: string; standing: boolean }[]
    ).filter(({ referralId }) => referralId === id);
    expect(lines).toMatchObject([
      { id, kind: 'received', standing: false },
      { kind: 'withdrawal', standing: true },
    ]);
    const opened = await relais.ask('GET', `/api/referrals/${id}`, { token: karimsToken });
    expect(opened.body).toMatchObject({ withdrawn: true, withdrawalReason: 'Entered twice' });
  });

  it('become counted from the day of the agreement on', async () => {
    const id = randomUUID();
    await pass(inside({ scope: 'outside', contactBy: 'receiver', prospect: { name: 'Zoé' } }), id);
    const agreed = await relais.ask('PUT', `/api/referrals/${id}/agreement`, {
      token: adasToken,
      body: { on: '2026-03-09', how: 'au téléphone', phone: '06 39 98 00 01' },
    });
    expect(agreed.status).toBe(200);
    const kindsAsOf = async (day: string) => {
      const { body } = await ledger(karim, karimsToken, agreed.body['position'], `?asOf=${day}`);
      return (body['entries'] as { referralId: string; kind: string }[])
        .filter(({ referralId }) => referralId === id)
        .map(({ kind }) => kind);
    };
    expect(await kindsAsOf('2026-03-08')).toEqual(['lead-received']);
    expect(await kindsAsOf('2026-03-09')).toEqual(['received']);
  });

  it.each([
    ['(05) 56 99 00 01', '05 56 99 00 01', '+33556990001'],
    ['\u202a+33 6 39 98 00 02\u202c', '06 39 98 00 02', '+33639980002'],
    ['+32 2 555 12 12', '+32 2 555 12 12', '+3225551212'],
    ['06 39 98 00 05 (bureau)', '06 39 98 00 05 (bureau)', '0639980005'],
  ])('take the telephone number %s, show %s and dial %s', async (written, phone, tel) => {
    const id = randomUUID();
    const prospect = { name: 'Zoé', phone: written, email: '"zoe club"@example.org\u200b', agreed: true };
    await pass(inside({ scope: 'outside', contactBy: 'receiver', prospect }), id);
    expect(await relais.ask('GET', `/api/referrals/${id}`, { token: karimsToken })).toMatchObject({
      body: { prospect: { phone, tel, email: '"zoe club"@example.org' } },
    });
  });

  it('have no words that look like nothing', async () => {
    for (const body of [
      { need: '\u200b' },
      { scope: 'outside', contactBy: 'receiver', prospect: { name: '\u3164' } },
    ])
      expect(await pass(inside(body), randomUUID())).toMatchObject({ status: 400 });
  });

  it('show the prospect to giver and receiver alone', async () => {
    const id = randomUUID();
    const prospect = { name: 'Zoé', phone: '06 39 98 00 02', agreed: true };
    await pass(inside({ scope: 'outside', contactBy: 'receiver', prospect }), id);
    const opened = await relais.ask('GET', `/api/referrals/${id}`, { token: karimsToken });
    expect(opened).toMatchObject({
      status: 200,
      body: { prospect: { name: 'Zoé', phone: '06 39 98 00 02' } },
    });
    const lise = await relais.token(network.networkId, network.people['Lise'] as PersonId, 'organiser');
    expect(await relais.ask('GET', `/api/referrals/${id}`, { token: lise })).toMatchObject({ status: 403 });
  });
});
