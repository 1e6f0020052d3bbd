import type { QueryRunner } from 'typeorm';
import { inTransaction } from '../in-transaction';
import type { Projection } from '../projection';
import { Backfill, initialState } from './backfill';
import { leaveRebuild, lockForRebuild } from './rebuild-lock';
import type { BackfillState } from './steps';
import { type RebuildOptions, switchOver } from './switch-over';
import { ShadowTables, quote } from './shadow-tables';

/**
 * The position that the new version contains, where the rebuild resumed, how many networks are parked in the new version, and whether
 * the fast way did for all of it.
 */
export type Rebuilt = Readonly<{
  projection: string;
  position: number;
  resumedAt: BackfillState | null;
  stopped: number;
  isFast: boolean;
  /** How many events were applied, in this run. */
  events: number;
}>;

/**
 * Makes a new version of a projection's tables from the log, in shadow tables, and puts it in the place of the live ones in one
 * transaction. Reads continue meanwhile. After a killed rebuild the next one continues its work.
 * @throws Refusal `already-running`
 */
export async function rebuild(projection: Projection, options: RebuildOptions): Promise<Rebuilt> {
  const { store, database, progress, signal } = options;
  const connection = database.engine.createQueryRunner();
  try {
    await lockForRebuild(connection, projection.name);
    const tables = await ShadowTables.open(connection, projection, `next_${projection.name}`);
    const log = await store.identity();
    const resumedAt = await begin(connection, projection, tables, log, options.afresh ?? false);
    const backfill = new Backfill(
      {
        ...{
          connection,
          projection,
          store,
          tables,
          ...(progress && { progress }),
          ...(signal && { signal }),
        },
        keep: (state) =>
          connection.query(`update ${quote(tables.live)}.rebuild set standing = $2 where projection = $1`, [
            projection.name,
            state,
          ]),
      },
      resumedAt ?? initialState(projection),
    );
    const done = await switchOver({ ...options, connection, projection, tables, backfill });
    return {
      projection: projection.name,
      resumedAt,
      isFast: backfill.isFast,
      events: backfill.events,
      ...done,
    };
  } finally {
    await leaveRebuild(connection);
  }
}

/** The progress of an earlier rebuild, if its tables can be used; otherwise new tables are made. */
async function begin(
  connection: QueryRunner,
  projection: Projection,
  tables: ShadowTables,
  log: string,
  afresh: boolean,
): Promise<BackfillState | null> {
  const { name } = projection;
  const [known] = (await connection.query(
    'select standing as state from rebuild where projection = $1 and log = $2',
    [name, log],
  )) as { state: BackfillState }[];
  if (known && !afresh && (await tables.areThere())) return known.state;
  await inTransaction(connection, async () => {
    await connection.query(
      `insert into rebuild (projection, log, standing) values ($1, $2, $3)
       on conflict (projection) do update set log = excluded.log, standing = excluded.standing, started_at = now()`,
      [name, log, initialState(projection)],
    );
    await tables.create();
  });
  return null;
}
