import { type Columns, type Database, copyOut } from '@relais/database';
import type { EventStore } from '@relais/event-sourcing';
import { fingerprintOf } from '@relais/vault';
import type { QueryRunner } from 'typeorm';
import { eventColumns, eventRows } from './event-rows';
import {
  type Counts,
  type KeptTable,
  type Manifest,
  countsLine,
  endOfRows,
  keptTables,
  manifestLine,
  sectionLine,
} from './manifest';
import { writeSealed } from './sealed-file';

/** The source of a backup: a database with its master key, and the log if it is not in that database. */
export type BackupSource = Readonly<{
  database: Database;
  masterKey: Buffer;
  logElsewhere: EventStore | null;
}>;

/** `bytes` is the length of the file, `counts` the rows in it. */
export type BackedUp = Manifest & Readonly<{ file: string; bytes: number; counts: Counts }>;

/**
 * Writes a backup of log, vault, accounts and API tokens at one position of the log into a file, while others record.
 * @param progress is told how many bytes of rows were written
 * @throws Error when the file exists, unless `force`; when the log is empty
 */
export async function backUp(
  file: string,
  source: BackupSource,
  { force = false, progress = () => undefined }: { force?: boolean; progress?: (bytes: number) => void } = {},
): Promise<BackedUp> {
  const runner = source.database.engine.createQueryRunner();
  try {
    const manifest = await manifestOfLog(source, runner);
    const counts: Partial<Record<KeptTable, number>> = {};
    const { bytes } = await writeSealed(file, content(source, runner, manifest, counts, progress), force);
    await runner.commitTransaction();
    return { file, bytes, counts, ...manifest };
  } finally {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }
}

/**
 * If the log is in the database, one snapshot shows everything; otherwise the vault is read after the log, because its rows are written
 * first.
 */
async function manifestOfLog(
  { masterKey, logElsewhere }: BackupSource,
  runner: QueryRunner,
): Promise<Manifest> {
  const elsewhere = logElsewhere && {
    position: await logElsewhere.lastPosition(),
    log: await logElsewhere.identity(),
  };
  if (!elsewhere) await beginSnapshot(runner);
  const [{ position, schema }] = (await runner.query(
    `select "position"::float8 as "position", (select name from migrations order by "timestamp" desc limit 1) as schema from log_head`,
  )) as [{ position: number; schema: string }];
  const manifest = { takenAt: new Date().toISOString(), schema, masterKey: fingerprintOf(masterKey) };
  const place = elsewhere ?? { position, log: 'postgresql' };
  if (place.position === 0) throw new Error('There is nothing to back up: the log is empty.');
  return { ...manifest, ...place };
}

const further: Readonly<Partial<Record<KeptTable, string>>> = {
  event: 'order by "position"',
  log_claim: 'where event_id in (select event_id from vault_pending)',
};

async function* content(
  { logElsewhere }: BackupSource,
  runner: QueryRunner,
  manifest: Manifest,
  counts: Partial<Record<KeptTable, number>>,
  progress: (bytes: number) => void,
): AsyncGenerator<Buffer | string, void, undefined> {
  yield manifestLine(manifest);
  let bytes = 0;
  for (const table of keptTables) {
    const isElsewhere = table === 'event' && logElsewhere !== null;
    if (!isElsewhere && !runner.isTransactionActive) await beginSnapshot(runner);
    const columns = isElsewhere ? eventColumns : await columnsOf(runner, table);
    yield sectionLine({ table, columns });
    let count = 0;
    const rows = isElsewhere
      ? eventRows(logElsewhere, manifest.position)
      : copyOut(runner, { table, columns }, further[table]);
    for await (const piece of rows) {
      count += rowsIn(piece);
      progress((bytes += piece.length));
      yield piece;
    }
    counts[table] = count;
    yield endOfRows;
  }
  yield countsLine(counts);
}

function rowsIn(piece: Buffer): number {
  let rows = 0;
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows += 1;
  return rows;
}

async function beginSnapshot(runner: QueryRunner): Promise<void> {
  await runner.startTransaction('REPEATABLE READ');
  await runner.query('set transaction read only');
  await runner.query(`set local datestyle = 'ISO, YMD'`);
  await runner.query(`set local timezone = 'UTC'`);
  await runner.query(`set local bytea_output = 'hex'`);
}

async function columnsOf(runner: QueryRunner, table: string): Promise<Columns['columns']> {
  const rows = (await runner.query(
    `select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )) as { name: string }[];
  return rows.map(({ name }) => name);
}
