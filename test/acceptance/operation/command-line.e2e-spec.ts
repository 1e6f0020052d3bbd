import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '@relais/event-sourcing';
import { type ImportReport, noCounts } from '@relais/import-export';
import { type RunningRelais, startRelais } from '../relais';
import { relaisCommand, relaisProcess } from '../relais-command';
import { smallNetwork } from '../small-network';

const root = join(__dirname, '../../..');

describe('relais, the command line', () => {
  const folders = mkdtempSync(join(tmpdir(), 'relais-command-line-'));
  const club = join(folders, 'club');
  let relais: RunningRelais;
  beforeAll(async () => {
    relais = await startRelais();
    cpSync(join(root, 'demo/matinales-du-port'), club, { recursive: true });
    for (const file of ['announcements', 'attendance', 'referrals', 'reports', 'thanks', 'one-to-ones'])
      rmSync(join(club, `${file}.csv`));
  });
  afterAll(async () => {
    await relais.stop();
    rmSync(folders, { recursive: true });
  });

  const run = (...args: string[]) => relaisCommand(relais.environment, ...args);
  const start = (...args: string[]) => relaisProcess(relais.environment, ...args);

  it('refuses a folder with a bad line, names the line, and records nothing', async () => {
    const bad = join(folders, 'bad');
    cpSync(club, bad, { recursive: true });
    const members = readFileSync(join(bad, 'members.csv'), 'utf8');
    writeFileSync(join(bad, 'members.csv'), members.replace('2022-02-26', '2022-02-30'));
    const before = await relais.installation.store.lastPosition();
    const { code, err, json } = await start('import', bad, '--json');
    expect(code).toBe(1);
    expect(err).toMatch(/^members\.csv:2: joinedOn: /m);
    expect(json()).toMatchObject({ bad: [{ file: 'members.csv', line: 2, column: 'joinedOn' }] });
    expect(await relais.installation.store.lastPosition()).toBe(before);
  });

  it('imports a folder, makes a token for one of its members, and exports the same lines', async () => {
    const imported = await start('import', club, '--json');
    expect(imported.code).toBe(0);
    expect(imported.json()).toMatchObject({ recorded: { members: 43, meetings: 104 }, bad: [], changed: [] });
    const { networkId } = imported.json() as { networkId: string };

    const { token, personId } = (
      await run('token', '--network', 'club-1', '--person', 'P0001', '--json')
    ).json();
    const lastDay = `${new Date().getFullYear() + 1}-06-30`;
    const of = ['--network', 'club-1', '--person', 'P0001', '--json'];
    const other = (await run('token', ...of, '--name', 'CRM', '--expires', lastDay)).json();
    expect(other).toMatchObject({ name: 'CRM', expiresOn: lastDay, personId });
    const me = await relais.ask('GET', '/api/me', { token: String(token) });
    expect(me.body).toMatchObject({
      name: 'Chloé Zanetti',
      networks: [{ id: networkId, ref: 'club-1', personId }],
    });

    const exported = join(folders, 'exported');
    expect((await run('export', '--network', 'club-1', exported)).code).toBe(0);
    const lines = (folder: string) =>
      readFileSync(join(folder, 'members.csv'), 'utf8').trim().split(/\r?\n/).sort();
    expect(lines(exported)).toEqual(lines(club));
  });

  it('makes a person an organiser, and their session knows it', async () => {
    expect((await run('role', '--network', 'club-1', '--person', 'P0001', '--role', 'organiser')).code).toBe(
      0,
    );
    const { out } = await run('sign-in', '--network', 'club-1', '--person', 'P0001');
    const link = out.trim().split('#').at(-1);
    const { headers } = await relais.ask('POST', '/api/sign-in', { body: { token: link } });
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    const me = await relais.ask('GET', '/api/me', { headers: { cookie } });
    expect(me.body).toMatchObject({ networks: [{ ref: 'club-1', role: 'organiser' }] });
  });

  it('shows how far the read models are, who runs them, and what has stopped', async () => {
    const { database, store } = relais.installation;
    const [networkId, eventId] = [randomUUID(), randomUUID()];
    await database.engine.query(
      `insert into stopped_network (projection, network_id, "position", event_id, type, error)
       values ('people', $1, 1, $2, 'PersonRegistered', 'cannot apply this')`,
      [networkId, eventId],
    );
    const { out } = await run('status');
    expect(out).toMatch(/^people: \d+ \(0 behind\), run by 1 process$/m);
    expect(out).toContain(`network ${networkId} has been stopped since `);
    const position = await store.lastPosition();
    const stopped = {
      networkId,
      position: 1,
      eventId,
      type: 'PersonRegistered',
      error: 'cannot apply this',
    };
    expect((await run('status', '--json')).json()).toMatchObject({
      position,
      projections: [
        { projection: 'networks', lag: 0, runners: 1, stopped: [] },
        { projection: 'people', lag: 0, runners: 1, stopped: [stopped] },
        { projection: 'meetings', stopped: [] },
        { projection: 'ledger', stopped: [] },
      ],
    });
    await database.engine.query('delete from stopped_network');
  });

  // Through ordinary commands, a network comes into KurrentDB as one by hand does.
  const ways = process.env['RELAIS_TEST_LOG'] ? [[['--fast']]] : [[[]], [['--fast']]];
  it.each(ways)('simulates a network that can be read, once %j', async (how) => {
    const seed = String(how.length + 1);
    const plan = [
      '--networks',
      '1',
      '--members',
      '4',
      '--years',
      '0.1',
      '--seed',
      seed,
      '--until',
      '2025-10-31',
    ];
    const simulated = await run('simulate', ...plan, ...how, '--json');
    expect(simulated.code).toBe(0);
    const { networks, facts } = simulated.json() as { networks: { ref: string }[]; facts: number };
    expect(facts).toBeGreaterThan(40);
    const [{ ref } = { ref: '' }] = networks;
    expect((await run('token', '--network', ref, '--person', 'P00001')).code).toBe(0);
    const again = await run('simulate', ...plan, ...how, '--json');
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.json()).toMatchObject({ networks, facts: 0 });
  });

  it('imports a folder twice at once and records it once; verify tells of networks that were founded twice before', async () => {
    const folder = join(root, 'test/data/cases/f12-simultaneous-first-import/c23d2');
    const both = await Promise.all([1, 2].map(() => start('import', folder, '--json')));
    for (const { code, err } of both) expect([code, err]).toEqual([0, '']);
    const [first, second] = both
      .map(({ json }) => json() as unknown as ImportReport)
      .toSorted((a, b) => b.recorded.members - a.recorded.members);
    expect(second).toMatchObject({
      ...{ networkId: first?.networkId, recorded: noCounts(), unchanged: first?.recorded, changed: [] },
    });
    const { store } = relais.installation;
    const networks = await store.readAll(0, 1000, { types: ['NetworkFounded'] });
    const [founded, ...more] = networks.filter(({ data }) => (data as { ref?: string }).ref === 'c23d2');
    expect(more).toEqual([]);
    expect((await run('verify', '--json')).json()).toMatchObject({ sound: true });

    const networkId = randomUUID();
    const twin = { ...(founded as StoredEvent), id: randomUUID(), networkId };
    await store.append(`network-${networkId}`, [twin], { expected: 'none' });
    const verified = await run('verify', '--json');
    expect([verified.code, verified.json()]).toMatchObject([1, { log: { count: 1 } }]);
    expect(verified.out).toContain(
      `${networkId} was founded under the ref of another one, ${founded?.networkId}`,
    );
  }, 120_000);
});

describe('relais, the command line, while neither server nor worker carries the read models along', () => {
  it('does so itself', async () => {
    const relais = await startRelais({ projections: false });
    const { networkId, people, position } = await smallNetwork(relais, ['Ada']);
    const { code, json } = await relaisCommand(
      relais.environment,
      ...['token', '--network', `club-${networkId.slice(0, 8)}`, '--person', people['Ada'] ?? '', '--json'],
    );
    expect(code).toBe(0);
    expect(json()).toMatchObject({ networkId, personId: people['Ada'] });
    const progress = await relais.installation.readModels.progress();
    expect(progress.map(({ lag, runners }) => [lag, runners])).toEqual(Array(4).fill([0, 0]));
    expect(Math.min(...progress.map((one) => one.position))).toBeGreaterThanOrEqual(Number(position));
    await relais.stop();
  });
});
