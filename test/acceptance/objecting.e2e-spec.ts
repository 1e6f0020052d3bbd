import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import { type RunningRelais, startRelais } from './relais';
import { type SmallNetwork, smallNetwork } from './small-network';

const zoe = { name: 'Zoé Quastenflosser', phone: '06 39 98 77 01', email: 'zq@example.org' };

describe('A prospect who objects', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  const referralId = randomUUID();
  const pass = async (id: string, said: object = {}) =>
    relais.ask('PUT', `/api/referrals/${id}`, {
      token: await relais.token(network.networkId, network.people['Ada'] as PersonId),
      body: {
        ...{ networkId: network.networkId, receiverId: network.people['Karim'], passedOn: '2024-03-04' },
        ...{ scope: 'outside', contactBy: 'receiver', prospect: { ...zoe, agreed: true, ...said } },
      },
    });
  const object = (referralIds: string[]) => relais.ask('POST', '/api/objections', { body: { referralIds } });
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    expect((await pass(referralId)).status).toBe(200);
  });
  afterAll(() => relais.stop());

  it('gets the same answer, whether his link is one or not', async () => {
    const [unknown, known] = [await object([randomUUID()]), await object([referralId])];
    expect([unknown.status, known.status]).toEqual([204, 204]);
    expect((await object([referralId])).status).toBe(204);
    expect((await object(['guessed'])).status).toBe(400);
  });

  it('is erased, and cannot be recommended again under his name, number or address', async () => {
    const token = await relais.token(network.networkId, network.people['Karim'] as PersonId);
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    const { body } = await relais.ask('GET', `/api/referrals/${referralId}`, { token });
    expect(body['prospect']).toEqual({ name: null, phone: null, email: null });
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
});
