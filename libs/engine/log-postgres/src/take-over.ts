import type { StoredEvent } from '@relais/event-sourcing';
import type { Pool, PoolClient } from 'pg';
import { ensureContinues } from './appending/continuation';

type Head = { position: string; recorded_at: string };

/** Writes events of another log behind those that are here, in one transaction. */
export async function takeOver(pool: Pool, events: readonly StoredEvent[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Head>(
      `select "position", to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at
         from log_head for update`,
    );
    const [head] = rows;
    if (!head) throw new Error('This is no log: it has no head.');
    const further = await unknownOf(client, events);
    ensureContinues(further, await revisionsOf(client, further), head.recorded_at);
    await insert(client, further, Number(head.position));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function unknownOf(client: PoolClient, events: readonly StoredEvent[]): Promise<StoredEvent[]> {
  const { rows } = await client.query<{ id: string }>('select id from event where id = any ($1)', [
    events.map(({ id }) => id),
  ]);
  const known = new Set(rows.map(({ id }) => id));
  return events.filter(({ id }) => !known.has(id));
}

async function revisionsOf(client: PoolClient, events: readonly StoredEvent[]): Promise<Map<string, number>> {
  const { rows } = await client.query<{ stream: string; revision: number }>(
    'select stream, max(revision) as revision from event where stream = any ($1) group by stream',
    [[...new Set(events.map(({ stream }) => stream))]],
  );
  return new Map(rows.map(({ stream, revision }) => [stream, revision]));
}

async function insert(client: PoolClient, events: readonly StoredEvent[], after: number): Promise<void> {
  const last = events.at(-1);
  if (!last) return;
  await client.query(
    `insert into event (position, id, stream, revision, type, network_id, "on", data, metadata, recorded_at)
     select $1::bigint + k, id, stream, revision, type, network_id, "on", data::json, metadata::json, recorded_at
       from unnest($2::uuid[], $3::text[], $4::integer[], $5::text[], $6::uuid[], $7::date[], $8::text[], $9::text[], $10::timestamptz[])
         with ordinality as e (id, stream, revision, type, network_id, "on", data, metadata, recorded_at, k)`,
    [
      after,
      events.map(({ id }) => id),
      events.map(({ stream }) => stream),
      events.map(({ revision }) => revision),
      events.map(({ type }) => type),
      events.map(({ networkId }) => networkId),
      events.map(({ on }) => on),
      events.map(({ data }) => JSON.stringify(data)),
      events.map(({ metadata }) => JSON.stringify(metadata)),
      events.map(({ recordedAt }) => recordedAt),
    ],
  );
  await client.query('update log_head set "position" = $1, recorded_at = $2', [
    after + events.length,
    last.recordedAt,
  ]);
}
