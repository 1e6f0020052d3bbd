import { randomUUID } from 'node:crypto';
import type { PersonId } from '@relais/contracts';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('A network is closed:', () => {
  let relais: RunningRelais;
  let ours: SmallNetwork;
  let theirs: SmallNetwork;
  let ada: PersonId;
  let member: string;
  let host: string;
  let stranger: string;
  const referralId = randomUUID();
  const meetingId = randomUUID();

  beforeAll(async () => {
    relais = await startRelais();
    ours = await smallNetwork(relais, ['Ada', 'Karim']);
    theirs = await smallNetwork(relais, ['Zoé']);
    ada = ours.people['Ada'] as PersonId;
    member = await relais.token(ours.networkId, ada);
    host = await relais.token(ours.networkId, ada, 'host');
    stranger = await relais.token(theirs.networkId, theirs.people['Zoé'] as PersonId, 'organiser');
    const { networkId, people } = ours;
    const body = { networkId, receiverId: people['Karim'], passedOn: '2026-03-05', scope: 'inside' };
    await relais.ask('PUT', `/api/referrals/${referralId}`, { token: member, body });
    const meeting = { networkId, date: '2026-03-05', startTime: '07:30', kind: 'breakfast', status: 'held' };
    await relais.ask('PUT', `/api/meetings/${meetingId}`, { token: host, body: meeting });
    for (const personId of Object.values(people)) {
      const url = `/api/meetings/${meetingId}/attendance/${personId}`;
      await relais.ask('PUT', url, { token: host, body: { status: 'present' } });
    }
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
  });
  afterAll(() => relais.stop());

  it.each(['/api/me', '/api/referrals/x', '/api/networks/x/members', '/api/nothing'])(
    '%s needs a token or a session',
    async (path) => {
      const answer = await relais.ask('GET', path);
      expect([answer.status, answer.body['code']]).toEqual(
        path === '/api/nothing' ? [404, 'not-found'] : [401, 'not-signed-in'],
      );
      if (path !== '/api/nothing')
        expect(await relais.ask('GET', path, { token: 'relais_guessed' })).toMatchObject({ status: 401 });
    },
  );

  it('nothing of another network is visible, on reading and on writing', async () => {
    const { networkId } = ours;
    const attempts: [string, string, unknown?][] = [
      ['GET', `/api/networks/${networkId}/members`],
      ['GET', `/api/networks/${networkId}/today`],
      ['GET', `/api/networks/${networkId}/liveliness`],
      ['GET', `/api/networks/${networkId}/liveliness/people`],
      ['GET', `/api/networks/${networkId}/people/${ada}/ledger`],
      ['GET', `/api/referrals/${referralId}`],
      ['PUT', `/api/referrals/${referralId}/withdrawal`, {}],
      ['PUT', `/api/referrals/${referralId}/agreement`, { on: '2026-03-06' }],
      ['PUT', `/api/meetings/${meetingId}/attendance/${ada}`, { status: 'absent' }],
      ['PUT', `/api/networks/${networkId}/people/${randomUUID()}`, { name: 'Zoé' }],
      [
        'PUT',
        `/api/referrals/${randomUUID()}`,
        { networkId, receiverId: ada, passedOn: '2026-03-05', scope: 'inside' },
      ],
    ];
    for (const [method, path, body] of attempts) {
      const answer = await relais.ask(method, path, { token: stranger, ...(body !== undefined && { body }) });
      expect({ path, status: answer.status }).toEqual({ path, status: 404 });
    }
  });

  it('an id that another network uses is as good as unknown', async () => {
    const body = {
      networkId: theirs.networkId,
      date: '2026-03-05',
      startTime: '07:30',
      kind: 'lunch',
      status: 'held',
    };
    const answer = await relais.ask('PUT', `/api/meetings/${meetingId}`, { token: stranger, body });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('attendance is kept by hosts; members say on the day how they are there themselves', async () => {
    const today = relais.installation.clock.dayIn('Europe/Paris');
    const todays = randomUUID();
    const startTime = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Paris',
      timeStyle: 'short',
    }).format(relais.installation.clock.now());
    const body = {
      networkId: ours.networkId,
      date: today,
      startTime,
      kind: 'breakfast',
      status: 'scheduled',
    };
    await relais.ask('PUT', `/api/meetings/${todays}`, { token: host, body });
    const attend = (meeting: string, person: unknown) =>
      relais.ask('PUT', `/api/meetings/${meeting}/attendance/${String(person)}`, {
        token: member,
        body: { status: 'late' },
      });
    expect(await attend(todays, ada)).toMatchObject({ status: 200 });
    expect(await attend(todays, ours.people['Karim'])).toMatchObject({ status: 403 });
    expect(await attend(meetingId, ada)).toMatchObject({ status: 403 });
  });

  it('no personal value is in the log or a read model', async () => {
    const tables = await relais.sql<{ name: string }[]>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'vault%'`,
    );
    for (const { name } of tables) {
      const [row] = await relais.sql<{ found: number }[]>(
        `select count(*)::integer as found from ${name} t where t::text like '%Karim%' or t::text like '%Petit Cercle%'`,
      );
      expect({ name, found: row?.found }).toEqual({ name, found: 0 });
    }
  });
});
