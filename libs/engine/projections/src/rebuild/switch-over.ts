import { setTimeout } from 'node:timers/promises';
import type { Database } from '@relais/database';
import type { EventStore } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import { inTransaction } from '../in-transaction';
import type { Projection } from '../projection';
import type { Backfill } from './backfill';
import type { Reached } from './steps';
import { type ShadowTables, quote } from './shadow-tables';

const firstMaxWaitMs = 100;
const longestMaxWaitMs = 2000;

export type RebuildOptions = Readonly<{
  store: EventStore;
  database: Database;
  /** Drops what an earlier rebuild left half done, and begins again. */
  afresh?: boolean;
  progress?: (reached: Reached | 'waits-for-readers') => void;
  signal?: AbortSignal;
}>;

type Switching = RebuildOptions &
  Readonly<{ connection: QueryRunner; projection: Projection; tables: ShadowTables; backfill: Backfill }>;

type Done = Readonly<{ position: number; stopped: number }>;

/**
 * Brings the new version up to the end of the log and puts it in the place of the live one. Readers do not wait: during a long read the
 * switch gives up and tries again, with a slightly longer lock timeout, because autovacuum gives way only to those who wait.
 */
export async function switchOver(switching: Switching): Promise<Done> {
  const { store, backfill, progress, signal } = switching;
  for (let maxWaitMs = firstMaxWaitMs; ; maxWaitMs = Math.min(2 * maxWaitMs, longestMaxWaitMs)) {
    await backfill.run(await store.lastPosition());
    signal?.throwIfAborted();
    const done = await attempt(switching, maxWaitMs);
    if (done) return done;
    progress?.('waits-for-readers');
    await setTimeout(maxWaitMs, undefined, { ...(signal && { signal }) });
  }
}

async function attempt(switching: Switching, maxWaitMs: number): Promise<Done | null> {
  const before = switching.backfill.place;
  try {
    return await inTransaction(switching.connection, () => putInPlace(switching, maxWaitMs));
  } catch (error) {
    if ((error as { code?: unknown }).code !== '55P03') throw error;
    switching.backfill.backTo(before);
    return null;
  }
}

/** Everything in one transaction; the runners pause from the first statement on. */
async function putInPlace(switching: Switching, maxWaitMs: number): Promise<Done> {
  const { connection, projection, tables, backfill, store } = switching;
  const { name } = projection;
  const live = quote(tables.live);
  await connection.query(`select from ${live}.checkpoint where projection = $1 order by share for update`, [
    name,
  ]);
  await backfill.run(await store.lastPosition());
  await tables.replaceLive(maxWaitMs);
  await connection.query(`delete from ${live}.stopped_network where projection = $1`, [name]);
  const stopped = (await connection.query(
    `insert into ${live}.stopped_network select * from ${quote(tables.shadow)}.stopped_network returning network_id`,
  )) as unknown[];
  const { position, recordedAt } = backfill.place;
  await connection.query(
    `insert into ${live}.checkpoint (projection, share, "position", recorded_at, log)
     select $1, share, $2, $3, $4 from generate_series(0, 7) share
     on conflict (projection, share) do update
       set "position" = excluded."position", recorded_at = excluded.recorded_at, log = excluded.log`,
    [name, position, recordedAt, await store.identity()],
  );
  await connection.query(`delete from ${live}.rebuild where projection = $1`, [name]);
  await tables.drop();
  return { position, stopped: stopped.length };
}
