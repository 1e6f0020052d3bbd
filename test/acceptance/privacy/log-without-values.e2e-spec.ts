import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type RunningRelais, startRelais } from '../relais';
import { type SmallNetwork, smallNetwork } from '../small-network';

/** What must never be written, each recognisable by this word. */
const mark = 'Zerbinette';
const secret = `${mark}-${'x'.repeat(32)}`;

describe('What a server writes while requests fail', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let server: ChildProcess;
  let output = '';
  let url = '';
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, ['Ada', 'Karim']);
    await relais.installation.readModels.waitFor(Number(network.position));
    server = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
      cwd: join(__dirname, '../../..'),
      env: {
        ...relais.environment,
        ...{ PORT: '0', NODE_ENV: 'production', RELAIS_DEMO: 'off', RELAIS_PROJECTIONS: 'off' },
      },
    });
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (data) => (output += String(data)));
    await until(() => /Relais is ready: (\S+)/.test(output));
    url = /Relais is ready: (\S+)/.exec(output)?.[1] ?? '';
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await relais.stop();
  });

  async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const lines = () =>
    output
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const { status } = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return status;
  }

  it('tells that they failed, and nothing that was entered, nor a cookie, a token, a code or an address', async () => {
    const { networkId, people } = network;
    const organiser = {
      authorization: `Bearer ${await relais.token(networkId, String(people['Ada']), 'organiser')}`,
    };
    const referral = {
      ...{
        networkId,
        receiverId: people['Karim'],
        passedOn: '2024-02-01',
        scope: 'outside',
        contactBy: 'receiver',
      },
      prospect: {
        name: mark,
        phone: '+33 6 98 76 54 32',
        agreed: true,
        agreedOn: '2024-02-01',
        agreedHow: 'spoken',
      },
    };
    const { engine } = relais.installation.database;
    await engine.query(`alter table vault_value add constraint refuses_all check (false) not valid`);
    await engine.query(`alter table api_token add constraint refuses_it check (name <> '${mark}')`);

    const referralPath = `/api/referrals/${randomUUID()}`;
    const tokenPath = `/api/networks/${networkId}/tokens/${randomUUID()}`;
    const statuses = [
      await ask('PUT', referralPath, referral, organiser),
      await ask('PUT', tokenPath, { name: mark, role: 'member' }, organiser),
      await ask('POST', '/api/sign-in/code', { address: `${mark}@example.org`, language: 'fr' }),
      await ask('POST', '/api/sign-in', { code: '918273' }),
      await ask('POST', '/api/sign-in', { token: secret }),
      await ask('GET', `/sign-in/${secret}`),
      await ask('GET', `/nowhere/${secret}?token=${secret}`),
      await ask('GET', '/api/me', undefined, { authorization: `Bearer relais_${secret}` }),
      await ask('GET', '/api/me', undefined, { cookie: `relais-0=${secret}` }),
      await ask('PUT', referralPath, `{"need": "${mark}`, organiser),
      await ask('PUT', referralPath, { ...referral, scope: mark }, organiser),
      await ask('PUT', `/api/referrals/${mark}`, referral, organiser),
      await ask('PUT', referralPath, mark, { ...organiser, 'content-type': 'text/plain' }),
      await ask('PUT', referralPath, { need: mark.repeat(200_000) }, organiser),
      await ask(
        'GET',
        `/api/networks/${networkId}/people/${String(people['Karim'])}/ledger`,
        undefined,
        organiser,
      ),
    ];
    expect(statuses).toEqual([500, 500, 202, 410, 410, 404, 404, 401, 401, 400, 400, 400, 415, 413, 403]);

    const errors = () => lines().filter(({ level }) => level === 'error');
    const refused = () => lines().filter(({ what }) => what === 'Refused.');
    await until(() => errors().length >= 2 && refused().length >= 10);
    expect(errors()).toMatchObject([
      { error: { code: '23514', table: 'vault_value' } },
      { error: { code: '23514', table: 'api_token' } },
    ]);
    expect(refused().map(({ status, route }) => `${String(status)} ${String(route)}`)).toEqual([
      ...['410 /api/sign-in', '410 /api/sign-in', '401 /api/me', '401 /api/me'],
      ...[400, 400, 400, 415, 413].map((status) => `${String(status)} /api/referrals/:referralId`),
      '403 /api/networks/:networkId/people/:personId/ledger',
    ]);
    expect(refused().map(({ who }) => typeof who)).toEqual([
      ...['object', 'object', 'object', 'object'],
      ...['string', 'string', 'string', 'string', 'object'],
      'string',
    ]);
    for (const value of [mark, '98 76 54 32', '918273', organiser.authorization.slice(-43), 'example.org'])
      expect(output).not.toContain(value);
  });
});
