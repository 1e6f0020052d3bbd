import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SealedValues, StoredEvent } from '@relais/event-sourcing';
import { KurrentEventStore } from '@relais/log-kurrent';
import { Vault, VaultKeys } from '@relais/vault';
import { type TestDatabase, dropTestDatabases, openTestDatabase } from '../../../test/support/databases';
import { club, newEvent, newStream } from '../../../test/support/events';
import { someKurrentDb } from '../../../test/support/kurrentdb';
import { backUp } from './back-up';
import { checkedBackup } from './checked-backup';
import { restore } from './restore';

const masterKey = randomBytes(32);
const vault = new Vault(masterKey);
const folder = mkdtempSync(join(tmpdir(), 'relais-backup-'));
let kurrentDb: Awaited<ReturnType<typeof someKurrentDb>>;
let here: TestDatabase;
let log: KurrentEventStore;
beforeAll(async () => {
  kurrentDb = await someKurrentDb();
  here = await openTestDatabase();
  log = new KurrentEventStore(kurrentDb.url, here.url, randomBytes(32));
});
afterAll(async () => {
  await log.close();
  await kurrentDb.stop();
  await dropTestDatabases();
  rmSync(folder, { recursive: true });
});

async function restored(name: string): Promise<TestDatabase> {
  const source = { database: here.database, masterKey, logElsewhere: log };
  const { file } = await backUp(join(folder, name), source);
  const there = await openTestDatabase();
  await restore(await checkedBackup(file, masterKey), there.database);
  return there;
}

const withoutPosition = ({ position: _, ...event }: StoredEvent) => event;
const namesIn = ({ database }: TestDatabase, ...subjects: string[]) =>
  vault.open(database.engine.manager, club, subjects);

/** What an append leaves in PostgreSQL before it goes to KurrentDB. */
const claim = (stream: string, { id }: { id: string }, { subjectId, networkId, values }: SealedValues) =>
  here.database.engine.query(
    `select claim_append($1, $4::uuid, true, array[$2::uuid], array['hash'], '{}', '{}',
       array[$3::uuid], array['name'], array[$5::bytea], array[null::bytea])`,
    [stream, id, subjectId, networkId, values[0]?.sealed],
  );

describe('A backup of a log in KurrentDB', () => {
  it('restores to the same events in PostgreSQL, at positions without a gap', async () => {
    const odd = newEvent({ data: { text: 'tab\t, line\nand \\ and \\. and é\u0000 "', nothing: null } });
    await log.append(newStream(), [odd, newEvent()], { expected: 'none' });
    await log.append(newStream(), [newEvent()], { expected: 'none' });
    const events = await there(restored('events'));
    expect(events.map(withoutPosition)).toEqual((await log.readAll(0, 1000)).map(withoutPosition));
    expect(events.map(({ position }) => position)).toEqual(events.map((_, n) => n + 1));
  });

  it('holds a correction whose event is recorded, and drops values whose event is not', async () => {
    const stream = newStream();
    const [ada, ben] = [randomUUID(), randomUUID()];
    const [first, corrected, lost] = [newEvent(), newEvent(), newEvent()];
    await log.append(stream, [first], { expected: 'none', vault: vault.sealNew(club, ada, { name: 'Ada' }) });
    await log.append(stream, [corrected], { expected: 0 });
    const rows = here.database.engine.manager;
    const [correction] = await vault.sealMore(new VaultKeys(rows), club, ada, { name: 'Ada Labat' });
    await claim(stream, corrected, correction!);
    expect(await namesIn(here, ada)).toEqual(new Map([[ada, { name: 'Ada' }]]));

    const [unrecorded] = vault.sealNew(club, ben, { name: 'Ben' });
    await rows.query(
      `insert into vault_key (subject_id, network_id, wrapped_key, kind) values ($1, $2, $3, 'test')`,
      [ben, club, unrecorded?.wrappedKey],
    );
    await claim(newStream(), lost, unrecorded!);

    const copy = await restored('pending');
    expect(await namesIn(copy, ada, ben)).toEqual(new Map([[ada, { name: 'Ada Labat' }]]));
    expect(await copy.database.engine.query('select from vault_pending')).toEqual([]);
  });
});

const there = async (opening: Promise<TestDatabase>) => (await opening).store.readAll(0, 1000);
