import type { Database } from '@relais/database';
import { type EventStore, type StoredEvent, beginning } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import type { Projection } from '../projection';
import { Backfill, initialState } from '../rebuild/backfill';
import { leaveRebuild, lockForRebuild } from '../rebuild/rebuild-lock';
import type { Reached } from '../rebuild/steps';
import { ShadowTables } from '../rebuild/shadow-tables';
import { partitionOf } from '../partitions';
import { type TableDifferences, differencesOf } from './differences';

const page = 1000;

export type VerifyOptions = Readonly<{
  store: EventStore;
  database: Database;
  progress?: (reached: Reached) => void;
  signal?: AbortSignal;
}>;

/** The result for one projection; `faults` in one sentence each. Both lists are empty if nothing differs. */
export type Verified = Readonly<{
  projection: string;
  /** The position up to which it was compared, that of its foremost partition. */
  position: number;
  faults: readonly string[];
  differences: readonly TableDifferences[];
}>;

/** How far the live tables are: by partition, and of parked networks up to before the event that failed. */
type Live = Readonly<{
  partitions: ReadonlyMap<number, number>;
  stopped: ReadonlyMap<string, number>;
  log: string | null;
}>;

/**
 * Recomputes a projection beside the live tables, up to exactly where those are, and compares row by row. All of it is one transaction
 * that sees one moment of the live tables and is taken back in the end: nothing of it is ever seen by others, or left by a kill.
 * @throws Refusal `already-running`
 */
export async function verify(projection: Projection, options: VerifyOptions): Promise<Verified> {
  const { store, database } = options;
  const connection = database.engine.createQueryRunner();
  try {
    await lockForRebuild(connection, projection.name);
    await connection.startTransaction('REPEATABLE READ');
    try {
      const live = await liveState(connection, projection);
      const position = Math.max(0, ...live.partitions.values());
      if (live.log !== null && live.log !== (await store.identity()))
        return { ...unequal(projection, position), faults: [`It was made from another log (${live.log}).`] };
      return {
        ...unequal(projection, position),
        ...(await compare(projection, options, connection, live, position)),
      };
    } finally {
      await connection.rollbackTransaction();
    }
  } finally {
    await leaveRebuild(connection);
  }
}

const unequal = ({ name: projection }: Projection, position: number): Verified => ({
  ...{ projection, position },
  faults: [],
  differences: [],
});

async function compare(
  projection: Projection,
  { store, progress, signal }: VerifyOptions,
  connection: QueryRunner,
  live: Live,
  position: number,
): Promise<Pick<Verified, 'faults' | 'differences'>> {
  const tables = await ShadowTables.open(connection, projection, `verify_${projection.name}`);
  await tables.create();
  const concerns = ({ networkId, position: at }: StoredEvent) =>
    at <= (live.partitions.get(partitionOf(networkId)) ?? 0) &&
    at < (live.stopped.get(networkId) ?? Infinity);
  const backfill = new Backfill(
    {
      ...{ connection, projection, store, tables, concerns },
      ...(progress && { progress }),
      ...(signal && { signal }),
    },
    { ...initialState(projection), place: beginning },
  );
  await backfill.run(position);
  const from = Math.min(...live.partitions.values(), ...[...live.stopped.values()].map((at) => at - 1));
  await leaveOutAhead(projection, store, tables, concerns, Number.isFinite(from) ? from : 0);
  const differences: TableDifferences[] = [];
  for (const table of projection.tables) differences.push(await differencesOf(connection, tables, table));
  return {
    faults: await stoppedIn(connection, tables),
    differences: differences.filter(({ count }) => count > 0),
  };
}

/** Values of the vault that later events changed cannot be recomputed: such rows count as correct. */
async function leaveOutAhead(
  { fromVault, types }: Projection,
  store: EventStore,
  tables: ShadowTables,
  concerns: (event: StoredEvent) => boolean,
  from: number,
): Promise<void> {
  if (!fromVault) return;
  const keys = new Set<string>();
  for (let after = from, last = false; !last;) {
    const events = await store.readAll(after, page, { types });
    for (const event of events) if (!concerns(event)) keys.add(fromVault.keyOf(event) ?? '');
    after = events.at(-1)?.position ?? after;
    last = events.length < page;
  }
  await tables.takeLive(fromVault, [...keys].filter(Boolean));
}

async function stoppedIn(connection: QueryRunner, { shadow }: ShadowTables): Promise<string[]> {
  const rows = (await connection.query(
    `select 'The network ' || network_id || ' cannot be recomputed from the event at position ' || "position" || ' on, ' || type || ' '
              || event_id || ': ' || error as fault
       from "${shadow}".stopped_network order by "position"`,
  )) as { fault: string }[];
  return rows.map(({ fault }) => fault);
}

async function liveState(connection: QueryRunner, { name }: Projection): Promise<Live> {
  const partitions = (await connection.query(
    'select share as partition, "position"::float8 as "position", log from checkpoint where projection = $1',
    [name],
  )) as { partition: number; position: number; log: string }[];
  const stopped = (await connection.query(
    'select network_id as "networkId", "position"::float8 as "position" from stopped_network where projection = $1',
    [name],
  )) as { networkId: string; position: number }[];
  return {
    partitions: new Map(partitions.map(({ partition, position }) => [partition, position])),
    stopped: new Map(stopped.map(({ networkId, position }) => [networkId, position])),
    log: partitions[0]?.log ?? null,
  };
}
