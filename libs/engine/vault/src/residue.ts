import type { EntityManager, QueryRunner } from 'typeorm';

const mostSegments = 150;
const tablesOfVault = ['vault_key', 'vault_value', 'vault_pending'];

/**
 * Writes the tables of the vault anew, once something was erased from them: deleted rows stay in the files of PostgreSQL until then.
 * Appends and reads wait meanwhile, for a minute at most; it gives up where others have the tables for two seconds.
 * @param connection of the engine, outside of a transaction
 * @param others tables of other libraries that hold something sealed, or a wrapped key
 * @returns false: nothing was erased since the last time, or an older transaction still sees what was
 */
export async function rewriteVault(connection: QueryRunner, others: readonly string[]): Promise<boolean> {
  const rows = connection.manager;
  const erasedBy = (
    await rows.query<{ by: string }[]>('select erased_by::text as by from vault_residue')
  ).map(({ by }) => by);
  if (erasedBy.length === 0 || (await areSeen(rows, erasedBy))) return false;
  try {
    // After a second PostgreSQL cancels an autovacuum that is in the way.
    await rows.query(`set lock_timeout = '2s'`);
    await rows.query(`set statement_timeout = '1min'`);
    for (const table of [...tablesOfVault, ...others]) await rows.query(`vacuum (full, analyze) ${table}`);
  } finally {
    await rows.query('reset lock_timeout');
    await rows.query('reset statement_timeout');
  }
  await rows.query('delete from vault_residue where erased_by = any ($1::xid[])', [erasedBy]);
  return true;
}

/** Whether another transaction is so old that rows which these deleted are kept for it. */
async function areSeen(rows: EntityManager, erasedBy: readonly string[]): Promise<boolean> {
  const seeing: object[] = await rows.query(
    `select from pg_stat_activity, unnest($1::xid[]) as erased_by
      where pid <> pg_backend_pid() and datname = current_database() and age(backend_xmin) >= age(erased_by) limit 1`,
    [erasedBy],
  );
  return seeing.length > 0;
}

/**
 * Takes away the write-ahead log of before: what was erased stands there too, and in files that PostgreSQL keeps to write over later.
 * @param connection of a superuser of the whole server, outside of a transaction
 */
export async function recycleWriteAheadLog(connection: QueryRunner): Promise<void> {
  const rows = connection.manager;
  const kept = async () => {
    const [found] = await rows.query<{ count: number }[]>(
      `select count(*)::int as count from pg_ls_waldir() where name > pg_walfile_name(pg_current_wal_insert_lsn()) and length(name) = 24`,
    );
    return found?.count ?? 0;
  };
  await rows.query('alter system set wal_recycle = off');
  try {
    await rows.query('select pg_reload_conf()');
    for (let n = 0; n < mostSegments && (await kept()) > 0; n++) {
      await rows.query(`select pg_logical_emit_message(false, 'relais', '')`);
      await rows.query('select pg_switch_wal()');
    }
    await rows.query(`select pg_logical_emit_message(false, 'relais', '')`);
    await rows.query('select pg_switch_wal()');
    await rows.query('checkpoint');
  } finally {
    await rows.query('alter system reset wal_recycle');
    await rows.query('select pg_reload_conf()');
  }
}
