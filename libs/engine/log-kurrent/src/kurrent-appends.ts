import {
  ErrorType,
  type KurrentDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
} from '@kurrent/kurrentdb-client';
import {
  type AppendOptions,
  type Appended,
  BelongsElsewhere,
  type Expected,
  LostRace,
  type NewEvent,
  OtherContent,
  Refusal,
  type StoredEvent,
} from '@relais/event-sourcing';
import type { Claims } from './kurrent-claims';
import { type KurrentConnection, isAnswer } from './kurrent-connection';
import { numberOf, toEventData } from './kurrent-events';
import { eventsOf } from './kurrent-reads';

const appendMs = 5000;
const readMs = 10_000;

/** Appends to KurrentDB: claims and values go to PostgreSQL first, and an append whose answer was lost is sent again. */
export class KurrentAppends {
  constructor(
    private readonly connection: KurrentConnection,
    private readonly claims: Claims,
  ) {}

  async append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended> {
    const { expected, vault = [] } = options;
    let wasTried: boolean;
    try {
      wasTried = await this.claims.claim(stream, events, options);
    } catch (error) {
      // A repeated append may have another key for its subject: the recorded one stays.
      const recorded = error instanceof LostRace && recordedIn(await this.historyOf(stream), events);
      if (!recorded) throw error;
      return { position: recorded.position, revision: recorded.revision };
    }
    const record = () => this.recordedOnce(stream, events, expected, wasTried);
    const [first] = events;
    if (!first || vault.length === 0) return record();
    const appended = await this.claims.untilSettled(record);
    // The events are recorded; if this fails, the purge does it.
    await this.claims.settle(first.id).catch(() => undefined);
    return appended;
  }

  /** Events at a given revision; `known`: they may be there already. */
  private async write(
    stream: string,
    events: readonly NewEvent[],
    expected: number | 'none',
    known: boolean,
  ): Promise<Appended> {
    const data = events.map((event) => toEventData(event));
    try {
      return await this.connection.persistently(appendMs, async (client, attempt) => {
        const streamState = expected === 'none' ? NO_STREAM : BigInt(expected);
        const { nextExpectedRevision, position } = await client.appendToStream(stream, data, {
          streamState,
          requiresLeader: true,
        });
        const revision = Number(nextExpectedRevision);
        // The answer to a repeat does not always have its position.
        const told = attempt === 0 && !known && position ? numberOf(position) : undefined;
        return { revision, position: told ?? (await positionAt(client, stream, revision)) };
      });
    } catch (error) {
      throw refusalOf(error, stream);
    }
  }

  private historyOf(stream: string): Promise<StoredEvent[]> {
    return this.connection.persistently(readMs, (client) => eventsOf(client, stream));
  }

  private async recordedOnce(
    stream: string,
    events: readonly NewEvent[],
    expected: Expected,
    wasTried: boolean,
  ): Promise<Appended> {
    if (!wasTried && expected !== 'any') return this.write(stream, events, expected, false);
    for (;;) {
      const history = await this.historyOf(stream);
      if (history.some(({ networkId }) => networkId !== events[0]?.networkId)) throw new BelongsElsewhere();
      const recorded = recordedIn(history, events);
      if (recorded) return { position: recorded.position, revision: recorded.revision };
      try {
        const last = history.at(-1)?.revision ?? 'none';
        return await this.write(stream, events, expected === 'any' ? last : expected, wasTried);
      } catch (error) {
        if (expected !== 'any' || !(error instanceof LostRace)) throw error;
      }
    }
  }
}

/** The last of these events, if they are in the stream. */
function recordedIn(history: readonly StoredEvent[], events: readonly NewEvent[]): StoredEvent | undefined {
  const hashes = new Map(events.map(({ id, metadata }) => [id, metadata.contentHash]));
  const known = history.filter(({ id }) => hashes.has(id));
  const isSame = known.every(({ id, metadata }) => metadata.contentHash === hashes.get(id));
  if (known.length > 0 && (known.length < events.length || !isSame)) {
    throw new OtherContent();
  }
  return known.at(-1);
}

async function positionAt(client: KurrentDBClient, stream: string, revision: number): Promise<number> {
  const [event] = await eventsOf(client, stream, { from: revision, limit: 1 });
  if (!event) throw new Error(`${stream} has no revision ${revision}, although it was just recorded.`);
  return event.position;
}

function refusalOf(error: unknown, stream: string): unknown {
  if (isAnswer(error, ErrorType.WRONG_EXPECTED_VERSION)) return new LostRace(stream);
  if (error instanceof MaxAppendSizeExceededError)
    return new Refusal(
      'too-large',
      `This KurrentDB takes only ${error.maxAppendSize} bytes in one append; its setting MaxAppendSize lets through more, up to 16767216.`,
    );
  return error;
}
