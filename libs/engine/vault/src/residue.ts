import type { EntityManager, QueryRunner } from 'typeorm';

const mostSegments = 150;
const tablesOfVault = ['vault_key', 'vault_value', 'vault_pending'];

/**
 * Rewrites the tables of the vault if something was erased from them: until then deleted rows stay in PostgreSQL's files. Appends and
 * reads wait meanwhile, for a minute at most; it gives up if others hold the tables for two seconds.
 * @param connection of the engine, outside a transaction
 * @param others tables of other libraries with sealed values or wrapped keys
 * @returns false: nothing was erased since the last time, or an older transaction still sees it
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

/** Whether a transaction is so old that rows which these deleted are kept for it, or for readers that begin while it runs, in any database. */
async function areSeen(rows: EntityManager, erasedBy: readonly string[]): Promise<boolean> {
  const seeing: object[] = await rows.query(
    `select from pg_stat_activity, unnest($1::xid[]) as erased_by
      where pid <> pg_backend_pid() and datname = current_database() and age(backend_xmin) >= age(erased_by)
     union all
     select from unnest($1::xid[]) as erased_by where age(pg_snapshot_xmin(pg_current_snapshot())::xid) >= age(erased_by) limit 1`,
    [erasedBy],
  );
  return seeing.length > 0;
}

/**
 * Removes the earlier write-ahead log: it still has what was erased, and so have the files that PostgreSQL keeps for reuse.
 * @param connection of a superuser of the server, outside a transaction
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
