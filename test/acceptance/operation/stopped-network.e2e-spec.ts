import { randomUUID } from 'node:crypto';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

const metricsToken = 'm'.repeat(32);

describe('A network whose read model is stopped', () => {
  let relais: RunningRelais;
  let stopped: SmallNetwork;
  let other: SmallNetwork;
  let tokens: { stopped: string; other: string };

  beforeAll(async () => {
    relais = await startRelais({ metricsToken });
    [stopped, other] = [await smallNetwork(relais, ['Ada', 'Karim']), await smallNetwork(relais, ['Lise'])];
    tokens = {
      stopped: await relais.token(stopped.networkId, stopped.people['Ada'] ?? ''),
      other: await relais.token(other.networkId, other.people['Lise'] ?? ''),
    };
    await relais.installation.readModels.waitFor(Number(other.position));
    await relais.sql(
      `insert into stopped_network (projection, network_id, "position", event_id, type, error)
       values ('ledger', $1, 1, $2, 'ReferralPassed', 'cannot apply this')`,
      [stopped.networkId, randomUUID()],
    );
  });
  afterAll(() => relais.stop());

  const reads = ({ networkId, people }: SmallNetwork): string[] => {
    const [somebody = ''] = Object.values(people);
    return [
      `/api/networks/${networkId}/members`,
      `/api/networks/${networkId}/people/${somebody}/ledger`,
      `/api/networks/${networkId}/liveliness`,
      `/api/networks/${networkId}/today`,
    ];
  };

  it('answers its reads with 503 and when to come back', async () => {
    for (const path of reads(stopped)) {
      const answer = await relais.ask('GET', path, { token: tokens.stopped });
      expect(answer).toMatchObject({ status: 503, body: { status: 503, code: 'read-model-stopped' } });
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('answers so too when a read waits for a position', async () => {
    const headers = { 'relais-after': stopped.position };
    const [path = ''] = reads(stopped);
    const answer = await relais.ask('GET', path, { token: tokens.stopped, headers });
    expect(answer).toMatchObject({ status: 503, body: { code: 'read-model-stopped' } });
  });

  it('touches no other network', async () => {
    const headers = { 'relais-after': other.position };
    for (const path of reads(other))
      expect(await relais.ask('GET', path, { token: tokens.other, headers })).toMatchObject({ status: 200 });
  });

  it('is still a network of its people, and takes their commands', async () => {
    const me = await relais.ask('GET', '/api/me', { token: tokens.stopped });
    expect(me).toMatchObject({ status: 200, body: { networks: [{ id: stopped.networkId }] } });
    const passed = await relais.ask('PUT', `/api/referrals/${randomUUID()}`, {
      token: tokens.stopped,
      body: {
        networkId: stopped.networkId,
        receiverId: stopped.people['Karim'],
        passedOn: '2025-03-04',
        scope: 'inside',
      },
    });
    expect(passed.status).toBe(200);
  });

  it('leaves the server ready, and strangers hear nothing of it', async () => {
    const { status, body } = await relais.ask('GET', '/health/ready');
    expect({ status, body }).toEqual({ status: 200, body: { status: 'ready' } });
  });

  it('is listed where the machines look', async () => {
    const { body } = await relais.ask('GET', '/metrics', { token: metricsToken });
    expect(body['text']).toContain('relais_stopped_networks{projection="ledger"} 1\n');
    expect(body['text']).toContain('relais_stopped_networks{projection="people"} 0\n');
    expect(body['text']).toContain('relais_projection_lag{projection="ledger"} ');
    const listed = (await relais.installation.readModels.progress()).map((one) => [
      one.projection,
      one.stopped.map(({ networkId, position, type }) => ({ networkId, position, type })),
    ]);
    expect(listed).toEqual([
      ['networks', []],
      ['people', []],
      ['meetings', []],
      ['ledger', [{ networkId: stopped.networkId, position: 1, type: 'ReferralPassed' }]],
    ]);
  });
});

describe('A server whose read models have all stopped', () => {
  it('is not ready, and tells its operator alone what has stopped and why', async () => {
    const relais = await startRelais();
    await relais.sql('alter table checkpoint rename to no_checkpoint');
    await smallNetwork(relais, ['Ada']);
    const { status, body } = await notReady(relais);
    expect({ status, code: body['code'] }).toEqual({ status: 503, code: 'not-ready' });
    expect(body['detail']).toBe('Read models are stopped.');
    const people = relais.installation.readModels.states().find(({ projection }) => projection === 'people');
    expect(people?.error).toContain('relation "checkpoint" does not exist');
    await relais.stop();
  });
});

async function notReady(relais: RunningRelais) {
  for (let asked = 0; asked < 200; asked++) {
    const answer = await relais.ask('GET', '/health/ready');
    if (answer.status === 503) return answer;
    await relais.installation.store.lastPosition();
  }
  throw new Error('It stayed ready.');
}
