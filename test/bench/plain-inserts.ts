import { randomUUID } from 'node:crypto';
import { personOf } from '@relais/event-sourcing';
import { referral } from '@relais/referrals';
import type { Pool } from 'pg';
import { BenchClub } from './bench-referrals';

/** The event of a referral with its envelope, as the peers get it: nothing is hashed, sealed or looked up for them. */
export function plainEvent(club: BenchClub) {
  const { data, type, envelope } = club.pass();
  const { commandId, today, networkId, principal } = envelope;
  const [event] = referral.decide(
    { data, type, today, principal },
    referral.initialState,
    club.circumstances,
  );
  if (!event) throw new Error('A referral between two people of a club is an event.');
  return {
    id: randomUUID(),
    stream: `referral-${data.referralId}`,
    networkId,
    event,
    metadata: {
      actorId: personOf(principal),
      commandId,
      contentHash: 'kOcAb8sPcEjqnJZkKqJvYf3Jc1b3m0gVnS0mJ5mC4fA',
      correlationId: commandId,
      causationId: commandId,
      schema: 1,
    },
  };
}

/** The peer: single-row prepared inserts, autocommit, into a table with the columns and indexes of the log. */
export class PlainInserts {
  private readonly club = new BenchClub();

  private constructor(private readonly pool: Pool) {}

  static async into(pool: Pool): Promise<PlainInserts> {
    await pool.query(
      `create table if not exists plain_event (
         position bigserial primary key, id uuid not null unique, stream text not null, revision integer not null,
         type text not null, network_id uuid not null, "on" date not null, data json not null, metadata json not null,
         recorded_at timestamptz not null default clock_timestamp(), unique (stream, revision))`,
    );
    await pool.query('create index if not exists plain_event_network on plain_event (network_id, position)');
    return new PlainInserts(pool);
  }

  async insert(): Promise<void> {
    const { id, stream, networkId, event, metadata } = plainEvent(this.club);
    await this.pool.query({
      name: 'plain-insert',
      text: `insert into plain_event (id, stream, revision, type, network_id, "on", data, metadata)
             values ($1, $2, 0, $3, $4, $5, $6, $7)`,
      values: [
        id,
        stream,
        event.type,
        networkId,
        event.on,
        JSON.stringify(event.data),
        JSON.stringify(metadata),
      ],
    });
  }
}
