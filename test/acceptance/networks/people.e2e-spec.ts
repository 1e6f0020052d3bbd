import { randomUUID } from 'node:crypto';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, addressOf, smallNetwork } from '../small-network';

type Known = Readonly<{
  personId: string;
  name: string | null;
  address: string | null;
  isMember: boolean;
  looksLike: string[];
}>;

describe('Everybody a network knows', () => {
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

  it('is listed for organisers by name: members, who left, visitors, and who was invited by address', async () => {
    const [visitor, meeting] = [randomUUID(), randomUUID()];
    await put(`${here}/people/${network.people['Fern'] ?? ''}/leaving`, {
      leftOn: '2026-03-01',
      because: 'moved',
    });
    await put(`${here}/people/${visitor}`, { name: 'Zoé', email: 'zoe@example.org' });
    await put(`/api/meetings/${meeting}`, {
      ...{ networkId: network.networkId, date: '2026-03-05', startTime: '07:30' },
      ...{ kind: 'breakfast', status: 'held' },
    });
    await put(`/api/meetings/${meeting}/attendance/${visitor}`, { status: 'visitor' });
    await put(`/api/meetings/${meeting}/attendance/${network.people['Ada'] ?? ''}`, { status: 'present' });
    await put(`${here}/invitations`, { people: 'neuf@example.org\nIvo <ivo@example.org>', asMembers: false });

    const nowhere = { address: null, isMember: false, isInvited: false, leftOn: null, lastSeenOn: null };
    const invited = { ...nowhere, isInvited: true };
    expect(await known()).toMatchObject([
      { ...nowhere, name: 'Ada', isMember: true, lastSeenOn: '2026-03-05' },
      { ...nowhere, name: 'Fern', leftOn: '2026-03-01', leftBecause: 'moved' },
      { ...invited, name: 'Ivo', address: 'ivo@example.org' },
      { ...invited, name: 'Karim', isMember: true, address: addressOf('Karim') },
      { ...invited, name: null, address: 'neuf@example.org' },
      { ...nowhere, name: 'Zoé', lastSeenOn: '2026-03-05' },
    ]);
  });

  it('names people who look alike, once both are recorded', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await put(`${here}/people/${one}`, { name: 'Léa Brun' });
    await put(`${here}/people/${other}`, { name: 'BRUN Lea' });
    const likes = () => known().then((all) => all.filter(({ looksLike }) => looksLike.length > 0));
    expect(await likes()).toMatchObject([
      { personId: other, looksLike: [one] },
      { personId: one, looksLike: [other] },
    ]);
    await put(`${here}/people/${one}/erasure`);
    expect(await likes()).toEqual([]);
    await put(`${here}/people/${other}/erasure`);
  });

  it('is compared with a new person: for organisers by all they see, for hosts by names of people they meet', async () => {
    const { networkId, people } = network;
    const host = await relais.token(networkId, people['Karim'] ?? '', 'host');
    const [karim, invited] = [people['Karim'] ?? '', randomUUID()];
    await put(`${here}/people/${invited}`, { name: 'Inès Roc', phone: '06 39 98 00 01' });
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    const likes = async (token: string, body: object, at = here) => {
      const answer = await relais.ask('PUT', `${at}/people/${randomUUID()}`, { token, body });
      expect(answer.status).toBe(200);
      return (answer.body['possibleDuplicates'] as { like: string }[]).map(({ like }) => like);
    };
    expect(await likes(host, { name: 'KARIM' })).toEqual([karim]);
    expect(await likes(host, { name: 'Kim', email: addressOf('Karim') })).toEqual([]);
    expect(await likes(host, { name: 'Roc Ines', phone: '+33639980001' })).toEqual([]);
    expect(await likes(organiser, { name: 'Kim B', email: addressOf('Karim') })).toContain(karim);
    expect(await likes(organiser, { name: 'I. R.', phone: '+33 6 39 98 00 01' })).toContain(invited);

    const other = await smallNetwork(relais, ['Olga']);
    await relais.installation.readModels.waitFor(Number(other.position));
    const elsewhere = await relais.token(other.networkId, other.people['Olga'] ?? '', 'organiser');
    const there = `/api/networks/${other.networkId}`;
    expect(await likes(elsewhere, { name: 'Karim', email: addressOf('Karim') }, there)).toEqual([]);
    await put(`${here}/people/${invited}/erasure`);
  });

  it('leaves out erased people', async () => {
    const personId = randomUUID();
    await put(`${here}/people/${personId}`, { name: 'Wilhelmine' });
    expect((await known()).map(({ name }) => name)).toContain('Wilhelmine');
    await put(`${here}/people/${personId}/erasure`);
    expect((await known()).filter((one) => one.personId === personId)).toEqual([]);
  });
});
