import { randomUUID } from 'node:crypto';
import { type RunningRelais, startRelais } from './relais';
import { type SmallNetwork, smallNetwork } from './small-network';

type Known = Readonly<{ personId: string; name: string | null; address: string | null; isMember: boolean }>;

describe('Everybody whom a network knows', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let organiser: string;
  let here: string;
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim', 'Fern']);
    organiser = await relais.token(network.networkId, network.people['Ada'] ?? '', 'organiser');
    here = `/api/networks/${network.networkId}`;
    await relais.installation.readModels.waitFor(Number(network.position));
  });
  afterAll(() => relais.stop());

  const put = async (path: string, body: object = {}) => {
    const answer = await relais.ask('PUT', path, { token: organiser, body });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const known = async () => {
    const headers = { 'relais-after': String(await relais.installation.store.lastPosition()) };
    const { body } = await relais.ask('GET', `${here}/people`, { token: organiser, headers });
    return body['people'] as Known[];
  };

  it('is listed for organisers by name: members, who left, visitors, and by their address who have no name', async () => {
    const [visitor, meeting] = [randomUUID(), randomUUID()];
    await put(`${here}/people/${network.people['Fern'] ?? ''}/leaving`, { leftOn: '2026-03-01' });
    await put(`${here}/people/${visitor}`, { name: 'Zoé', email: 'zoe@example.org' });
    await put(`/api/meetings/${meeting}`, {
      ...{ networkId: network.networkId, date: '2026-03-05', startTime: '07:30' },
      ...{ kind: 'breakfast', status: 'held' },
    });
    await put(`/api/meetings/${meeting}/attendance/${visitor}`, { status: 'visitor' });
    await put(`${here}/invitations`, { people: 'neuf@example.org', asMembers: false });

    const nowhere = { address: null, isMember: false, leftOn: null, lastSeenOn: null };
    expect(await known()).toMatchObject([
      { ...nowhere, name: 'Ada', isMember: true },
      { ...nowhere, name: 'Fern', leftOn: '2026-03-01' },
      { ...nowhere, name: 'Karim', isMember: true },
      { ...nowhere, name: null, address: 'neuf@example.org' },
      { ...nowhere, name: 'Zoé', lastSeenOn: '2026-03-05' },
    ]);
  });

  it('is without whoever was erased', async () => {
    const personId = randomUUID();
    await put(`${here}/people/${personId}`, { name: 'Wilhelmine' });
    expect((await known()).map(({ name }) => name)).toContain('Wilhelmine');
    await put(`${here}/people/${personId}/erasure`);
    expect((await known()).filter((one) => one.personId === personId)).toEqual([]);
  });
});
