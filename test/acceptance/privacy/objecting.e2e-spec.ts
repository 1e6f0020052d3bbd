import { randomUUID } from 'node:crypto';
import type { PersonId, Role } from '@relais/contracts';
import { referral } from '@relais/referrals';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

const zoe = { name: 'Zoé Quastenflosser', phone: '06 39 98 77 01', email: 'zq@example.org' };

describe('A prospect who objects', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  const referralId = randomUUID();
  const [objectedLead, sisterLead] = [randomUUID(), randomUUID()];
  const lead = { phone: undefined, email: undefined, agreed: false };
  const pass = async (id: string, said: object = {}) =>
    relais.ask('PUT', `/api/referrals/${id}`, {
      token: await relais.token(network.networkId, network.people['Ada'] as PersonId),
      body: {
        ...{ networkId: network.networkId, receiverId: network.people['Karim'], passedOn: '2024-03-04' },
        ...{ scope: 'outside', contactBy: 'receiver', prospect: { ...zoe, agreed: true, ...said } },
      },
    });
  const object = (keys: unknown[]) => relais.ask('POST', '/api/objections', { body: { keys } });
  const look = (keys: unknown[]) => relais.ask('POST', '/api/objections/look', { body: { keys } });
  const seenBy = async (name: string, role: Role = 'member') => {
    const token = await relais.token(network.networkId, network.people[name] as PersonId, role);
    return (await relais.ask('GET', `/api/referrals/${referralId}`, { token })).body;
  };
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim', 'Lise']);
    expect((await pass(referralId)).status).toBe(200);
    for (const id of [objectedLead, sisterLead]) expect((await pass(id, lead)).status).toBe(200);
  });
  afterAll(() => relais.stop());

  it('has the key of their link from the giver alone; the bare id does not let anybody object for them', async () => {
    const { objectionKey } = await seenBy('Ada');
    expect(objectionKey).toMatch(new RegExp(`^${referralId}_[\\w-]{22}$`));
    expect(await seenBy('Karim')).toMatchObject({
      referralId,
      objectionKey: null,
      prospect: { name: zoe.name },
    });
    expect(JSON.stringify(await seenBy('Lise', 'organiser'))).not.toContain(String(objectionKey));
    const key = String(objectionKey);
    const others = [`${referralId}_${'A'.repeat(22)}`, `${randomUUID()}${key.slice(36)}`];
    for (const guessed of others) expect((await object([guessed])).status).toBe(204);
    for (const bad of [referralId, `${referralId}_`, key.slice(0, -1), `${key}A`, 'guessed'])
      expect((await object([bad])).status).toBe(400);
    expect(
      (await relais.ask('POST', '/api/objections', { body: { referralIds: [referralId] } })).status,
    ).toBe(400);
    const events = await relais.installation.store.eventsOf(referral, referralId);
    expect(events.map(({ type }) => type)).toEqual(['ReferralPassed']);
  });

  it('reads who recommended them and where before they object, and nothing else; of a key that is none, nothing', async () => {
    const key = String((await seenBy('Ada'))['objectionKey']);
    const { body, status } = await look([key]);
    const names = { network: 'Le Petit Cercle', giver: 'Ada' };
    expect([status, body]).toEqual([200, { referrals: [{ state: 'open', ...names }] }]);
    const guessed = `${referralId}_${'A'.repeat(22)}`;
    const mistyped = [key.slice(0, -1), `${key}A`, referralId, 'guessed', '', guessed, key.toUpperCase()];
    expect((await look([key, ...mistyped])).body).toEqual({
      referrals: [{ state: 'open', ...names }, ...mistyped.map(() => null)],
    });
    for (const bad of [[], Array(51).fill(key), ['A'.repeat(201)], [null]])
      expect((await look(bad)).status).toBe(400);
    const events = await relais.installation.store.eventsOf(referral, referralId);
    expect(events.map(({ type }) => type)).toEqual(['ReferralPassed']);
  });

  it('reads that a referral whose prospect was erased keeps nothing more of them', async () => {
    const erased = randomUUID();
    const token = await relais.token(network.networkId, network.people['Ada'] as PersonId);
    expect((await pass(erased, { name: 'Autre', phone: undefined, email: undefined })).status).toBe(200);
    const erasing = await relais.ask('PUT', `/api/referrals/${erased}/prospect-erasure`, { token, body: {} });
    expect(erasing.status).toBe(200);
    const { body } = await relais.ask('GET', `/api/referrals/${erased}`, { token });
    expect((await look([body['objectionKey']])).body).toMatchObject({ referrals: [{ state: 'erased' }] });
  });

  it('gets the same answer, whether the link is valid or not', async () => {
    const { objectionKey } = await seenBy('Ada');
    const [unknown, known] = [
      await object([`${randomUUID()}_${'A'.repeat(22)}`]),
      await object([objectionKey]),
    ];
    expect([unknown.status, known.status]).toEqual([204, 204]);
    expect((await object([objectionKey])).status).toBe(204);
    expect((await look([objectionKey])).body).toMatchObject({ referrals: [{ state: 'objected' }] });
    const token = await relais.token(network.networkId, network.people['Ada'] as PersonId);
    const { body } = await relais.ask('GET', `/api/referrals/${objectedLead}`, { token });
    expect((await object([body['objectionKey']])).status).toBe(204);
  });

  it('is erased, and cannot be recommended again under the same name, number or address', async () => {
    const token = await relais.token(network.networkId, network.people['Karim'] as PersonId);
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    const { body } = await relais.ask('GET', `/api/referrals/${referralId}`, { token });
    expect(body['prospect']).toEqual({ name: null, phone: null, tel: null, email: null });
    for (const said of [{}, { name: 'Autre', email: undefined }, { name: 'Autre', phone: undefined }]) {
      const answer = await pass(randomUUID(), said);
      expect([answer.status, answer.body['code']]).toEqual([422, 'prospect-objects']);
    }
    const other = await pass(randomUUID(), {
      name: 'Autre',
      phone: '06 00 00 00 00',
      email: 'autre@example.org',
    });
    expect(other.status).toBe(200);
  });

  it('agrees no more, in that referral or in a lead of before, with or without contact details', async () => {
    const token = await relais.token(network.networkId, network.people['Ada'] as PersonId);
    const agree = async (id: string, said: object = {}) => {
      const body = { on: '2024-03-05', how: 'au téléphone', ...said };
      const answer = await relais.ask('PUT', `/api/referrals/${id}/agreement`, { token, body });
      return [answer.status, answer.body['code']];
    };
    const { body } = await relais.ask('GET', `/api/referrals/${objectedLead}`, { token });
    const types = (body['facts'] as { type: string }[]).map(({ type }) => type);
    expect(types).toEqual(['ReferralPassed', 'ObjectionRecorded', 'ProspectErased']);
    for (const id of [objectedLead, sisterLead])
      for (const said of [{}, { how: undefined }, { phone: '06 39 98 77 09' }])
        expect(await agree(id, said)).toEqual([422, 'prospect-objects']);
    for (const id of [objectedLead, sisterLead])
      expect((await relais.ask('GET', `/api/referrals/${id}`, { token })).body['counts']).toBe(false);
  });
});
