import { randomBytes, randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkId } from '@relais/contracts';
import { personCards } from '@relais/people';
import { ErasureClock } from '@relais/retention';
import { exported, filesOf, ledgersOf } from '../../../test/import-export/exported';
import { writeSmall } from '../../../test/import-export/small-folder';
import { TestInstallation, sample } from '../../../test/import-export/test-installation';
import { newEvent, newStream } from '../../../test/support/events';
import { asOrdinaryRole } from '../../../test/support/ordinary-role';
import { backUp } from './back-up';
import { checkedBackup } from './checked-backup';
import { keptTables } from './manifest';
import { restore } from './restore';

const masterKey = randomBytes(32);
const settings = { RELAIS_MASTER_KEY: masterKey.toString('base64') };
const lastDay = '2027-01-31';
const fixtures: TestInstallation[] = [];
async function open(): Promise<TestInstallation> {
  const fixture = await TestInstallation.open(settings);
  fixtures.push(fixture);
  return fixture;
}

const withdrawn = () => newEvent({ type: 'OneToOneWithdrawn', data: { oneToOneId: randomUUID() } });
const events = (fixture: TestInstallation) => fixture.installation.store.readAll(0, 1_000_000);
const query = (fixture: TestInstallation, statement: string): Promise<unknown> =>
  fixture.installation.database.engine.query(statement);
const backUpOf = async ({ home, installation: { database } }: TestInstallation, name: string) =>
  backUp(join(home, name), { database, masterKey, logElsewhere: null });
const restoreInto = async (fixture: TestInstallation, file: string) =>
  restore(await checkedBackup(file, masterKey), fixture.installation.database);

let here: TestInstallation;
let networkIds: NetworkId[];
beforeAll(async () => {
  here = await open();
  const folders = [sample, writeSmall(join(here.home, 'small'))];
  networkIds = [];
  for (const folder of folders) networkIds.push((await here.import(folder)).networkId);
}, 120_000);
afterAll(() => Promise.all(fixtures.map((fixture) => fixture.close())));

describe('A backup', () => {
  it('restored into a fresh installation gives the same events, exports, ledgers and tokens', async () => {
    const [networkId] = networkIds as [NetworkId];
    const [person] = (await query(here, `select person_id from membership limit 1`)) as [
      { person_id: never },
    ];
    const whose = { networkId, personId: person.person_id };
    const wanted = { ...whose, role: 'host', name: 'For the backup', timezone: 'UTC' } as const;
    const { token } = await here.installation.tokens.make(wanted);
    const caller = await here.installation.tokens.callerOf(token);
    const taken = await backUpOf(here, 'whole');
    expect(taken).toMatchObject({
      position: await here.installation.store.lastPosition(),
      counts: { api_token: 1 },
    });

    const there = await open();
    const { position, counts } = await restoreInto(there, taken.file);
    expect({ position, counts }).toEqual({ position: taken.position, counts: taken.counts });
    expect(await events(there)).toEqual(await events(here));
    expect(await there.installation.store.audit()).toEqual([]);
    const indexes = `select indexdef from pg_indexes where schemaname = 'public' order by indexname`;
    expect(await query(there, indexes)).toEqual(await query(here, indexes));
    await there.caughtUp();
    for (const id of networkIds) {
      const [original, copy] = [
        await exported(here, id, `export-${id}`),
        await exported(there, id, `export-${id}`),
      ];
      expect(filesOf(copy)).toEqual(filesOf(original));
      expect(await ledgersOf(there, id, lastDay)).toEqual(await ledgersOf(here, id, lastDay));
    }
    expect(await there.installation.tokens.callerOf(token)).toEqual(caller);
    expect(caller).not.toBeNull();
    const clock = new ErasureClock(there.installation.database, there.installation.store);
    expect(await clock.look(new Date(Date.now() + 31 * 86_400_000))).toBe('clock-ahead');
    expect(await clock.look(new Date())).toBeNull();
    expect(await query(there, 'select distinct "position"::integer, log from checkpoint')).toEqual([
      { position, log: 'postgresql' },
    ]);
  }, 120_000);

  it('is restored by an ordinary role too, and every table is guarded afterwards', async () => {
    const there = await TestInstallation.open(settings, asOrdinaryRole);
    fixtures.push(there);
    await restoreInto(there, (await backUpOf(here, 'ordinary')).file);
    expect(await events(there)).toEqual(await events(here));
    const guards = `select relname from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace order by 1`;
    expect(await query(there, guards)).toEqual(await query(here, guards));
  }, 120_000);

  it('is followed by new events at the next position, and by new commands', async () => {
    const there = await open();
    const { position } = await restoreInto(there, (await backUpOf(here, 'to-go-on')).file);
    const appended = await there.installation.store.append(newStream(), [newEvent()], { expected: 'none' });
    expect(appended.position).toBe(position + 1);
    const grown = writeSmall(join(there.home, 'grown'), {
      'one-to-ones.csv': 'oneToOneRef,on,aRef,bRef\no1,2025-02-10,ada,ben\no2,2025-03-10,ada,ben\n',
    });
    expect((await there.import(grown)).recorded).toMatchObject({ oneToOnes: 1, members: 0 });
    expect(await there.installation.store.lastPosition()).toBe(position + 2);
  }, 120_000);

  it('taken while 8 callers record is exactly a prefix of the log', async () => {
    const { store } = here.installation;
    let recording = true;
    const caller = async () => {
      while (recording) await store.append(newStream(), [withdrawn(), withdrawn()], { expected: 'none' });
    };
    const before = await store.lastPosition();
    const callers = Array.from({ length: 8 }, caller);
    while ((await store.lastPosition()) < before + 100);
    const taken = await backUpOf(here, 'online');
    while ((await store.lastPosition()) < taken.position + 100);
    recording = false;
    await Promise.all(callers);

    const there = await open();
    await restoreInto(there, taken.file);
    expect(await events(there)).toEqual((await events(here)).slice(0, taken.position));
    expect(taken.position).toBeGreaterThan(before);
  }, 120_000);

  it('is for its owner alone, and holds no plain name', async () => {
    const { file } = await backUpOf(here, 'private');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { vault, database } = here.installation;
    const cards = await personCards(database.engine.manager, vault, networkIds[0]!);
    const names = [...cards.values()].flatMap(({ name }) => name ?? []);
    const { pieces } = (await checkedBackup(file, masterKey)).file.content();
    const content = Buffer.concat(await pieces.toArray()).toString();
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) expect(content).not.toContain(name);
  });
});

describe('Every table', () => {
  it('is backed up, a read model, or one that passes', async () => {
    const tables = (await query(
      here,
      `select table_name as name from information_schema.tables where table_schema = current_schema()`,
    )) as { name: string }[];
    const passing = [
      ...['session', 'sign_in_link', 'sign_in_code', 'known_device', 'shared_count', 'sign_in_log'],
      ...['log_head', 'checkpoint', 'stopped_network', 'rebuild', 'migrations'],
      ...['planned_erasure', 'policy_run', 'erasure_clock', 'vault_residue', 'join_link', 'join_request'],
      ...['meeting_code', 'arrival'],
    ];
    const known = [
      ...keptTables,
      ...here.installation.projections.flatMap((projection) => projection.tables),
      ...passing,
    ];
    expect(tables.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
  });
});
