import {
  type AppendOptions,
  BelongsElsewhere,
  LostRace,
  type NewEvent,
  OtherContent,
  claimOfThing,
  thingOf,
} from '@relais/event-sourcing';
import { limits } from '@relais/database';
import { DatabaseError, Pool } from 'pg';

export type Pending = Readonly<{ eventId: string; stream: string; isOld: boolean }>;

/**
 * What an append to KurrentDB writes to PostgreSQL first: its event ids, so that none is used twice in the whole log, and its personal
 * values. Values that no event names within an hour are purged.
 */
export class Claims {
  private readonly pool: Pool;

  constructor(databaseUrl: string) {
    this.pool = new Pool({
      connectionString: databaseUrl,
      max: 8,
      application_name: 'relais-log',
      ...limits(databaseUrl),
    });
    this.pool.on('error', () => undefined);
  }

  /**
   * One transaction. True: some of the ids were claimed before for the same content, so the events may be recorded already.
   * @throws Refusal `other-content`, BelongsElsewhere, LostRace when another append gave a subject its key, or took it
   */
  async claim(
    stream: string,
    events: readonly NewEvent[],
    { expected, vault = [], claims: further = [] }: AppendOptions,
  ): Promise<boolean> {
    const keys = vault.filter(({ wrappedKey }) => wrappedKey !== null);
    const ids = events.map(({ id }) => id);
    const claims = [...claimsOfThing(stream, ids), ...further];
    const values = vault.flatMap((subject) => subject.values.map((value) => ({ ...subject, ...value })));
    try {
      const { rows } = await this.pool.query<{ known: boolean }>({
        name: 'claim-append',
        text: `select claim_append(${Array.from({ length: 11 }, (_, n) => `$${String(n + 1)}`).join(', ')}) as known`,
        values: [
          stream,
          events[0]?.networkId,
          expected === 'none',
          [...ids, ...claims],
          [...events.map(({ metadata }) => metadata.contentHash), ...claims.map(() => '')],
          keys.map(({ subjectId }) => subjectId),
          keys.map(({ wrappedKey }) => wrappedKey),
          values.map(({ subjectId }) => subjectId),
          values.map(({ field }) => field),
          values.map(({ sealed }) => sealed),
          values.map(({ wrappedKey }) => wrappedKey),
        ],
      });
      return rows[0]?.known ?? false;
    } catch (error) {
      throw refusalOf(error, stream);
    }
  }

  /** The ids of events that are recorded already, and of what they began. */
  async take(events: readonly (NewEvent & { stream: string })[]): Promise<void> {
    const claims = events.flatMap(({ id, stream, networkId, metadata: { contentHash } }) => [
      { id, stream, networkId, contentHash },
      ...claimsOfThing(stream, [id]).map((claim) => ({ id: claim, stream, networkId, contentHash: '' })),
    ]);
    await this.pool.query(
      `insert into log_claim (event_id, stream, content_hash, network_id)
         select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) on conflict do nothing`,
      [
        claims.map(({ id }) => id),
        claims.map(({ stream }) => stream),
        claims.map(({ contentHash }) => contentHash),
        claims.map(({ networkId }) => networkId),
      ],
    );
  }

  /** The append whose first event this is has been recorded. */
  async settle(eventId: string): Promise<void> {
    await this.pool.query('select settle_append($1)', [eventId]);
  }

  /** The append whose first event this is will not come any more. */
  async withdraw(eventId: string): Promise<void> {
    await this.pool.query('select withdraw_append($1)', [eventId]);
  }

  /** Appends with personal values that should have been recorded a minute ago; `isOld`: an hour ago. */
  async overdue(): Promise<Pending[]> {
    const { rows } = await this.pool.query<{ event_id: string; stream: string; is_old: boolean }>(
      `select event_id, stream, bool_and(since < now() - interval '1 hour') as is_old
         from vault_pending join log_claim using (event_id)
        where since < now() - interval '1 minute' group by event_id, stream`,
    );
    return rows.map(({ event_id, stream, is_old }) => ({ eventId: event_id, stream, isOld: is_old }));
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

function claimsOfThing(stream: string, ids: readonly string[]): string[] {
  const thing = thingOf(stream);
  return thing === null ? [] : [claimOfThing(thing)].filter((claim) => !ids.includes(claim));
}

function refusalOf(error: unknown, stream: string): unknown {
  if (!(error instanceof DatabaseError)) return error;
  if (error.code === 'RL001') {
    return new OtherContent();
  }
  if (error.code === 'RL003') return new BelongsElsewhere();
  const isKeyRace = error.code === 'RL002' || error.constraint === 'vault_key_pkey';
  return isKeyRace ? new LostRace(stream) : error;
}
