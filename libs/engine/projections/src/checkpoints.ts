import { queryPreparedOn } from '@relais/database';
import { type Cursor, beginning } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import type { Projection } from './projection';
import { partitionOf } from './partitions';

type Row = { partition: number; position: number; recordedAt: string; version: string; log: string };

/** The checkpoint of a partition; `version` changes with every write. */
export type Checkpoint = Readonly<{ partition: number; cursor: Cursor; version: string }>;

/** Another process wrote these checkpoints: they, and what is known of the tables, must be read again. */
export class CheckpointsMoved extends Error {}

/**
 * The checkpoints of the partitions that a runner holds. A transaction that locks their rows (`for update`, in the order of the
 * partitions) stops the runner between two batches; one that changes the projection's tables or parked networks also writes them.
 */
export class Checkpoints {
  private constructor(
    private readonly connection: QueryRunner,
    private readonly projection: string,
    private readonly byPartition: Map<number, Checkpoint>,
  ) {}

  /** @throws Error when one is missing or of another log */
  static async open(
    connection: QueryRunner,
    projection: string,
    partitions: readonly number[],
    log: string,
  ): Promise<Checkpoints> {
    const rows = (await read(connection, projection)).filter(({ partition }) =>
      partitions.includes(partition),
    );
    if (rows.length < partitions.length) throw new Error('A checkpoint is missing.');
    const other = rows.find((row) => row.log !== log);
    if (other) throw new Error(`Another process carries this read model along another log, ${other.log}.`);
    return new Checkpoints(
      connection,
      projection,
      new Map(
        rows.map(({ partition, position, recordedAt, version }) => [
          partition,
          { partition, cursor: { position, recordedAt }, version },
        ]),
      ),
    );
  }

  /** The cursor from which the log is to be read for all partitions. */
  least(): Cursor {
    return [...this.byPartition.values()].map(({ cursor }) => cursor).reduce(earlier);
  }

  /** Null: not one of these partitions. */
  get(partition: number): Checkpoint | null {
    return this.byPartition.get(partition) ?? null;
  }

  /** Whether an event belongs to one of these partitions and lies before it. */
  isNew(position: number, networkId: string): boolean {
    return position > (this.byPartition.get(partitionOf(networkId))?.cursor.position ?? Infinity);
  }

  listBehind(position: number): Checkpoint[] {
    return [...this.byPartition.values()].filter(({ cursor }) => cursor.position < position);
  }

  /**
   * Locks checkpoints and moves them, in the current transaction or in its own. `keep` remembers them after the commit.
   * @throws CheckpointsMoved when another process wrote them
   */
  async move(from: readonly Checkpoint[], cursor: Cursor): Promise<Checkpoint[]> {
    const rows = await queryPreparedOn<{ partition: number; version: string }>(this.connection, {
      name: 'move-checkpoints',
      text: `with held as (
         select share from checkpoint where projection = $1 and share = any ($2) and xmin::text = any ($3) order by share for update)
       update checkpoint c set "position" = $4, recorded_at = $5 from held
        where c.projection = $1 and c.share = held.share returning c.share as partition, c.xmin::text as version`,
      values: [
        this.projection,
        from.map(({ partition }) => partition),
        [...new Set(from.map(({ version }) => version))],
        cursor.position,
        cursor.recordedAt,
      ],
    });
    if (rows.length !== from.length) throw new CheckpointsMoved('Another process moved the checkpoints.');
    return rows.map(({ partition, version }) => ({ partition, cursor, version }));
  }

  keep(moved: readonly Checkpoint[]): void {
    for (const checkpoint of moved) this.byPartition.set(checkpoint.partition, checkpoint);
  }
}

const earlier = (one: Cursor, other: Cursor): Cursor => (one.position <= other.position ? one : other);

/** Sees to it that a projection has its checkpoints. */
export async function ensureCheckpoints(
  connection: QueryRunner,
  projection: string,
  log: string,
): Promise<void> {
  await connection.query(
    `insert into checkpoint (projection, share, "position", recorded_at, log)
     select $1, share, 0, 'epoch', $2 from generate_series(0, 7) share on conflict do nothing`,
    [projection, log],
  );
}

/**
 * Checkpoints of another log mean nothing in this one: then the tables are emptied and the read model begins again from the first
 * event; returns a sentence if that was done.
 */
export async function beginAnewInLog(
  connection: QueryRunner,
  { name, tables }: Projection,
  log: string,
): Promise<string | null> {
  const isOther = (row: Row) => row.log !== log;
  if (!(await read(connection, name)).some(isOther)) return null;
  await connection.startTransaction();
  try {
    const other = (await read(connection, name, 'for update')).find(isOther);
    if (other) {
      if (tables.length > 0) await connection.query(`truncate ${tables.join(', ')}`);
      await connection.query('delete from stopped_network where projection = $1', [name]);
      await connection.query(
        `update checkpoint set "position" = $2, recorded_at = $3, log = $4 where projection = $1`,
        [name, beginning.position, beginning.recordedAt, log],
      );
    }
    await connection.commitTransaction();
    return other ? `It was of another log (${other.log}) and begins again with this one (${log}).` : null;
  } catch (error) {
    await connection.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}

const read = (connection: QueryRunner, projection: string, locked = ''): Promise<Row[]> =>
  connection.query(
    `select share as partition, "position"::float8 as "position", xmin::text as version, log,
            to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt"
       from checkpoint where projection = $1 order by share ${locked}`,
    [projection],
  ) as Promise<Row[]>;
