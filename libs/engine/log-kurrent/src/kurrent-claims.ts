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
import { type Outcome, Together } from './together';

type Claim = Readonly<{ stream: string; events: readonly NewEvent[]; options: AppendOptions }>;
type ClaimRow = { is_known: boolean | null; refusal: string | null; violated: string | null };

const [worthwhile, mostTogether] = [32, 128];

export type Pending = Readonly<{ eventId: string; stream: string; isOld: boolean }>;

/**
 * What an append to KurrentDB writes to PostgreSQL first: its event ids, so that none is used twice in the whole log, and its personal
 * values. Values that no event names within an hour are purged.
 */
export class Claims {
  private readonly pool: Pool;
  private readonly claiming = new Together((claims: readonly Claim[]) => this.claimAll(claims), mostTogether);
  private readonly settling = new Together(
    (ids: readonly string[]) => this.settleAll(ids),
    mostTogether,
    (waiting) => waiting >= worthwhile || this.unsettled === 0,
  );
  /** Appends with personal values between their claim and their settlement. */
  private unsettled = 0;

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
   * In one transaction with the appends that wait at the same time. True: some of the ids were claimed before for the same content, so
   * the events may be recorded already.
   * @throws Refusal `other-content`, BelongsElsewhere, LostRace when another append gave a subject its key, or took it
   */
  claim(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<boolean> {
    return this.claiming.ask({ stream, events, options });
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

  /** Records what was claimed with personal values; while others do the same, a settlement waits for theirs. */
  async untilSettled<T>(record: () => Promise<T>): Promise<T> {
    this.unsettled += 1;
    try {
      return await record();
    } finally {
      this.unsettled -= 1;
    }
  }

  /** The append whose first event this is has been recorded. In one transaction with others that wait at the same time. */
  settle(eventId: string): Promise<void> {
    return this.settling.ask(eventId);
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

  private async claimAll(claims: readonly Claim[]): Promise<Outcome<boolean>[]> {
    try {
      const { rows } = await this.pool.query<ClaimRow>(claimTogether(claims));
      return rows.map(({ is_known, refusal, violated }, n) =>
        refusal === null
          ? { answer: is_known ?? false }
          : { error: refusalOf({ code: refusal, constraint: violated }, claims[n]?.stream ?? '') },
      );
    } catch (error) {
      if (!(error instanceof DatabaseError) || claims.length === 1) throw error;
      // What one of them brings can be stored nowhere, or others wait for each other: each on its own.
      const outcomes: Outcome<boolean>[] = [];
      for (const claim of claims)
        outcomes.push(
          await this.claimAll([claim]).then(
            ([outcome]) => outcome ?? { answer: false },
            (own: unknown) => ({ error: own }),
          ),
        );
      return outcomes;
    }
  }

  private async settleAll(eventIds: readonly string[]): Promise<Outcome<void>[]> {
    await this.pool.query({
      name: 'settle-appends',
      text: 'select settle_append(id) from unnest($1::uuid[]) as id',
      values: [eventIds],
    });
    return eventIds.map(() => ({ answer: undefined }));
  }
}

/** Column by column; ids, keys and values of all lie one behind the other. */
function claimTogether(claims: readonly Claim[]) {
  const ids = claims.map(({ stream, events, options: { claims: further = [] } }) => [
    ...events.map(({ id, metadata }) => ({ id, hash: metadata.contentHash })),
    ...[...claimsOfThing(stream, idsOf(events)), ...further].map((id) => ({ id, hash: '' })),
  ]);
  const keys = claims.map(({ options: { vault = [] } }) =>
    vault.filter(({ wrappedKey }) => wrappedKey !== null),
  );
  const values = claims.map(({ options: { vault = [] } }) =>
    vault.flatMap((subject) => subject.values.map((value) => ({ ...subject, ...value }))),
  );
  const counts = (of: readonly (readonly unknown[])[]) => of.map(({ length }) => length);
  return {
    name: 'claim-together',
    text: `select is_known, refusal, violated from claim_together(${Array.from({ length: 14 }, (_, n) => `$${String(n + 1)}`).join(', ')})`,
    values: [
      claims.map(({ stream }) => stream),
      claims.map(({ events }) => events[0]?.networkId),
      claims.map(({ options }) => options.expected === 'none'),
      ...[ids, keys, values].map(counts),
      ids.flat().map(({ id }) => id),
      ids.flat().map(({ hash }) => hash),
      keys.flat().map(({ subjectId }) => subjectId),
      keys.flat().map(({ wrappedKey }) => wrappedKey),
      values.flat().map(({ subjectId }) => subjectId),
      values.flat().map(({ field }) => field),
      values.flat().map(({ sealed }) => sealed),
      values.flat().map(({ wrappedKey }) => wrappedKey),
    ],
  };
}

const idsOf = (events: readonly NewEvent[]) => events.map(({ id }) => id);

function claimsOfThing(stream: string, ids: readonly string[]): string[] {
  const thing = thingOf(stream);
  return thing === null ? [] : [claimOfThing(thing)].filter((claim) => !ids.includes(claim));
}

function refusalOf(
  { code, constraint }: { code: string; constraint: string | null },
  stream: string,
): unknown {
  if (code === 'RL001') return new OtherContent();
  if (code === 'RL003') return new BelongsElsewhere();
  const isKeyRace = code === 'RL002' || constraint === 'vault_key_pkey';
  return isKeyRace ? new LostRace(stream) : new Error(`The append to ${stream} meets ${constraint ?? code}.`);
}
