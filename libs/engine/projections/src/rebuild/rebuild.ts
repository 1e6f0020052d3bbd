import type { QueryRunner } from 'typeorm';
import { inTransaction } from '../in-transaction';
import type { Projection } from '../projection';
import { Filling, unbegun } from './filling';
import { leaveRebuild, lockForRebuild } from './rebuild-lock';
import type { Standing } from './steps';
import { type RebuildOptions, switchOver } from './switch-over';
import { TablesBeside, quoted } from './tables-beside';

/**
 * The position that the new version contains, where the rebuild took up, how many networks are stopped in the new version, and whether
 * the fast way did for all of it.
 */
export type Rebuilt = Readonly<{
  projection: string;
  position: number;
  resumedAt: Standing | null;
  stopped: number;
  isFast: boolean;
}>;

/**
 * Makes a new version of a projection's tables beside the live ones, from the log, and puts it in their place in one transaction.
 * Reads go on all the while. What a killed rebuild did is there: the next one goes on with it.
 * @throws Refusal `already-running`
 */
export async function rebuild(projection: Projection, options: RebuildOptions): Promise<Rebuilt> {
  const { store, database, progress, signal } = options;
  const connection = database.engine.createQueryRunner();
  try {
    await lockForRebuild(connection, projection.name);
    const tables = await TablesBeside.of(connection, projection, `next_${projection.name}`);
    const log = await store.identity();
    const resumedAt = await begun(connection, projection, tables, log, options.afresh ?? false);
    const filling = new Filling(
      {
        ...{
          connection,
          projection,
          store,
          tables,
          ...(progress && { progress }),
          ...(signal && { signal }),
        },
        keep: (standing) =>
          connection.query(`update ${quoted(tables.live)}.rebuild set standing = $2 where projection = $1`, [
            projection.name,
            standing,
          ]),
      },
      resumedAt ?? unbegun(projection),
    );
    const done = await switchOver({ ...options, connection, projection, tables, filling });
    return { projection: projection.name, resumedAt, isFast: filling.isFast, ...done };
  } finally {
    await leaveRebuild(connection);
  }
}

/** Where an earlier rebuild stands, if its tables are of use; else new tables are made. */
async function begun(
  connection: QueryRunner,
  projection: Projection,
  tables: TablesBeside,
  log: string,
  afresh: boolean,
): Promise<Standing | null> {
  const { name } = projection;
  const [known] = (await connection.query('select standing from rebuild where projection = $1 and log = $2', [
    name,
    log,
  ])) as { standing: Standing }[];
  if (known && !afresh && (await tables.areThere())) return known.standing;
  await inTransaction(connection, async () => {
    await connection.query(
      `insert into rebuild (projection, log, standing) values ($1, $2, $3)
       on conflict (projection) do update set log = excluded.log, standing = excluded.standing, started_at = now()`,
      [name, log, unbegun(projection)],
    );
    await tables.create();
  });
  return null;
}
