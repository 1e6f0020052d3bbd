import { type Database, claimRecorded, copyIn, nameKinds } from '@relais/database';
import { auditLog } from '@relais/log-postgres';
import { Vault } from '@relais/vault';
import type { QueryRunner } from 'typeorm';
import type { Backup } from './checked-backup';
import { type Counts, type KeptTable, keptTables, manifestOf, nextOf } from './manifest';
import { Pieces } from './pieces';
import { withSignedInBefore } from './signed-in-before';

/** The position of the restored log, and the number of rows by table. */
export type Restored = Readonly<{ position: number; counts: Counts }>;

const sample = 1000;

/** An installation has secrets before it has records. */
const recordTables = keptTables.filter((table) => table !== 'installation_secret');

/**
 * Loads a backup into a database with an empty log and checks it, in one transaction: everything or nothing.
 * @param progress is told which part of the file was read, 0 to 1
 * @throws Error that says why, when the database is not empty or the loaded rows have faults
 */
export async function restore(
  { file, manifest, masterKey }: Backup,
  database: Database,
  progress: (share: number) => void = () => undefined,
): Promise<Restored> {
  const runner = database.engine.createQueryRunner();
  const reading = file.content();
  try {
    await runner.startTransaction();
    await ensureFresh(runner, manifest.schema);
    await runner.query('delete from installation_secret');
    const content = new Pieces(reading.pieces);
    manifestOf(await content.line());
    const moved = () => progress(reading.readSoFar() / file.bytes);
    await runner.query('alter table vault_key alter column kind drop not null');
    const counts = await runUnguarded(runner, () =>
      withSignedInBefore(runner, () => withoutIndexes(runner, 'event', () => load(runner, content, moved))),
    );
    // A backup from before does not say it.
    await nameKinds(runner);
    await runner.query('alter table vault_key alter column kind set not null');
    const position = await moveHead(runner);
    await settlePending(runner);
    await claimRecorded(runner);
    await noteTime(runner, manifest.takenAt);
    await ensureSound(runner, new Vault(masterKey), counts, position);
    for (const table of keptTables) await runner.query(`analyze ${table}`);
    await runner.commitTransaction();
    return { position, counts };
  } finally {
    reading.pieces.destroy();
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }
}

/** Appends of others wait from here on for the end. */
async function ensureFresh(runner: QueryRunner, schema: string): Promise<void> {
  const [head] = (await runner.query('select "position"::float8 as "position" from log_head for update')) as {
    position: number;
  }[];
  const isEmpty = async (table: string) =>
    ((await runner.query(`select 1 from ${table} limit 1`)) as object[]).length === 0;
  let isFresh = head?.position === 0;
  for (const table of recordTables) isFresh &&= await isEmpty(table);
  if (!isFresh)
    throw new Error('This installation has records already: restore into a fresh one, with an empty log.');
  const known = (await runner.query('select 1 from migrations where name = $1', [schema])) as object[];
  if (known.length === 0)
    throw new Error('This backup was made by a newer Relais. Restore it with that version.');
}

/** COPY does not write to tables whose row-level security applies to its role; it does not apply to superusers. */
async function runUnguarded<T>(runner: QueryRunner, run: () => Promise<T>): Promise<T> {
  const tables = (await runner.query(
    `select relname as name from pg_class
      where relnamespace = current_schema()::regnamespace and relname = any ($1) and relforcerowsecurity`,
    [keptTables],
  )) as { name: string }[];
  for (const { name } of tables) await runner.query(`alter table ${name} no force row level security`);
  const result = await run();
  for (const { name } of tables) await runner.query(`alter table ${name} force row level security`);
  return result;
}

/** Indexes over random ids are made twice as fast afterwards as row by row. */
async function withoutIndexes<T>(runner: QueryRunner, table: string, run: () => Promise<T>): Promise<T> {
  const indexes = (await runner.query(
    `select indexname as name, indexdef as statement from pg_indexes
      where schemaname = current_schema() and tablename = $1 and indexname <> $1 || '_pkey'`,
    [table],
  )) as { name: string; statement: string }[];
  for (const { name } of indexes) await runner.query(`drop index ${name}`);
  const result = await run();
  for (const { statement } of indexes) await runner.query(statement);
  return result;
}

async function load(runner: QueryRunner, content: Pieces, moved: () => void): Promise<Counts> {
  const loaded: Partial<Record<KeptTable, number>> = {};
  for (;;) {
    const next = nextOf(await content.line());
    if ('counts' in next) {
      for (const table of keptTables) {
        if (next.counts[table] !== loaded[table])
          throw new Error(
            `Of ${table} there are ${loaded[table]} rows, and should be ${next.counts[table]}.`,
          );
      }
      return loaded;
    }
    loaded[next.table] = await copyIn(runner, next, watch(content.rows(), moved));
  }
}

async function* watch(rows: AsyncIterable<Buffer>, moved: () => void): AsyncGenerator<Buffer> {
  for await (const piece of rows) {
    yield piece;
    moved();
  }
}

async function moveHead(runner: QueryRunner): Promise<number> {
  await runner.query(
    `update log_head set ("position", recorded_at) =
       (select "position", recorded_at from event order by "position" desc limit 1)`,
  );
  const [head] = (await runner.query('select "position"::float8 as "position" from log_head')) as {
    position: number;
  }[];
  return head?.position ?? 0;
}

/** The last time that is known to have been: a clock that is far from it erases nothing by age until it is confirmed. */
async function noteTime(runner: QueryRunner, takenAt: string): Promise<void> {
  await runner.query(
    'insert into erasure_clock (noted_at) values ($1) on conflict (is_only) do update set noted_at = excluded.noted_at',
    [takenAt],
  );
}

/** The log was elsewhere and some appends were in flight: recorded ones are settled, the others are removed. */
async function settlePending(runner: QueryRunner): Promise<void> {
  const pending = (await runner.query(
    `select event_id as id, exists (select from event where id = event_id) as recorded
       from vault_pending group by event_id order by min(turn)`,
  )) as { id: string; recorded: boolean }[];
  for (const { id, recorded } of pending)
    await runner.query(`select ${recorded ? 'settle' : 'withdraw'}_append($1)`, [id]);
}

async function ensureSound(
  runner: QueryRunner,
  vault: Vault,
  counts: Counts,
  position: number,
): Promise<void> {
  const faults = await auditLog(async (question) => (await runner.query(question)) as { fault: string }[]);
  if (position !== counts.event) faults.push(`The log ends at ${position} and has ${counts.event} events.`);
  if (faults.length > 0) throw new Error(`The log of this backup is not sound.\n${faults.join('\n')}`);
  const networks = (await runner.query(
    `select network_id as id, array_agg(subject_id) as subjects from (
       select network_id, subject_id from vault_key order by md5(subject_id::text) limit $1) as keys group by network_id`,
    [sample],
  )) as { id: string; subjects: string[] }[];
  try {
    for (const { id, subjects } of networks) await vault.open(runner.manager, id, subjects);
  } catch (cause) {
    throw new Error('Values of the vault in this backup do not open: nothing was restored.', { cause });
  }
}
