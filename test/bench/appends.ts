import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@relais/event-sourcing';
import type { PostgresEventStore } from '@relais/event-store';
import { Pool } from 'pg';
import { type Round, measured } from './rounds';

const networkId = randomUUID();

/** A referral as it is logged: one fact on a new stream. */
const fact = (): NewEvent => {
  const referralId = randomUUID();
  return {
    type: 'ReferralPassed',
    on: '2026-03-05',
    data: {
      referralId,
      giverId: randomUUID(),
      receiverId: randomUUID(),
      scope: 'inside',
      warmth: 3,
      details: [],
    },
    id: randomUUID(),
    networkId,
    metadata: {
      actorId: null,
      commandId: referralId,
      contentHash: 'kOcAb8sPcEjqnJZkKqJvYf3Jc1b3m0gVnS0mJ5mC4fA',
      correlationId: referralId,
      causationId: referralId,
      schema: 1,
    },
  };
};

/** Appends through the event store: expected revision, ids, gapless position, durable. */
export const relaisRound = (store: PostgresEventStore, callers: number, forMs: number): Promise<Round> =>
  measured(callers, forMs, async () => {
    const event = fact();
    await store.append(`referral-${event.metadata.commandId}`, [event], { expected: 'none' });
  });

/** The peer: the same content by single-row prepared inserts, a connection per caller, autocommit, the same three indexes. */
export class PlainInserts {
  private constructor(private readonly pool: Pool) {}

  static async open(url: string, callers: number): Promise<PlainInserts> {
    const pool = new Pool({ connectionString: url, max: callers });
    await pool.query(
      `create table if not exists plain_event (
         position bigserial primary key, id uuid not null unique, stream text not null, revision integer not null,
         type text not null, network_id uuid not null, "on" date not null, data json not null, metadata json not null,
         recorded_at timestamptz not null default clock_timestamp(), unique (stream, revision))`,
    );
    await pool.query('create index if not exists plain_event_network on plain_event (network_id, position)');
    return new PlainInserts(pool);
  }

  round(callers: number, forMs: number): Promise<Round> {
    return measured(callers, forMs, async () => {
      const { id, type, on, data, metadata } = fact();
      await this.pool.query({
        name: 'plain-insert',
        text: `insert into plain_event (id, stream, revision, type, network_id, "on", data, metadata)
               values ($1, $2, 0, $3, $4, $5, $6, $7)`,
        values: [
          id,
          `referral-${metadata.commandId}`,
          type,
          networkId,
          on,
          JSON.stringify(data),
          JSON.stringify(metadata),
        ],
      });
    });
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
