import {
  type AppendOptions,
  type Appended,
  EventStore,
  LogUnreachable,
  type NewEvent,
  type Cursor,
  type Selection,
  type StoredEvent,
  type StreamReading,
  type EventBatch,
} from '@relais/event-sourcing';
import { contentHashUnder, ensureNotTooLarge, ensureOneNetwork } from '@relais/log-postgres';
import { KurrentAppends } from './kurrent-appends';
import { Claims } from './kurrent-claims';
import { KurrentConnection } from './kurrent-connection';
import { identityOf } from './kurrent-identity';
import { probe } from './kurrent-probe';
import { KurrentLog } from './kurrent-log';
import { eventsBefore, eventsOf } from './kurrent-reads';
import { follow } from './kurrent-subscription';
import { purge } from './kurrent-purge';
import { takeOver } from './kurrent-take-over';

const readMs = 10_000;
const streamsAtOnce = 32;
const purgeEveryMs = 3_600_000;

/**
 * The log in KurrentDB (docs/adr/0012). Positions are its commit positions: they have gaps. Claims of event ids and personal values
 * go to PostgreSQL before the events. Recorded times are its own, never running back: a stream alone is read with whole seconds.
 * @param url `kurrentdb://…` or `esdb://…`
 * @param databaseUrl the PostgreSQL of the vault, with the tables of `libs/engine/database`
 * @param hashKey secret of this installation, for the hashes of command contents
 */
export class KurrentEventStore extends EventStore {
  private readonly contentHash: (content: unknown) => string;
  private readonly connection: KurrentConnection;
  private readonly claims: Claims;
  private readonly appends: KurrentAppends;
  private readonly log: KurrentLog;
  private readonly closing = new AbortController();
  private readonly writing = new Set<Promise<unknown>>();
  private readonly purgeTimer: NodeJS.Timeout;
  private known: Promise<string> | undefined;

  constructor(
    private readonly url: string,
    databaseUrl: string,
    hashKey: Buffer,
  ) {
    super();
    this.contentHash = contentHashUnder(hashKey);
    this.connection = new KurrentConnection(url);
    this.claims = new Claims(databaseUrl);
    this.appends = new KurrentAppends(this.connection, this.claims);
    this.log = new KurrentLog(url, this.connection, this.closing.signal);
    const purgeNow = () => void this.purge().catch(() => undefined);
    this.purgeTimer = setInterval(purgeNow, purgeEveryMs).unref();
    purgeNow();
  }

  override append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended> {
    return this.finishing(async () => {
      ensureOneNetwork(events, options);
      ensureNotTooLarge(events.map((event) => ({ ...event, data: JSON.stringify(event.data) })));
      return this.appends.append(stream, events, options);
    });
  }

  override readStream(stream: string, reading?: StreamReading): Promise<StoredEvent[]> {
    return this.connection.persistently(readMs, (client) => eventsOf(client, stream, reading));
  }

  override async readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const read = new Map<string, StoredEvent[]>();
    for (let n = 0; n < streams.length; n += streamsAtOnce) {
      const some = streams.slice(n, n + streamsAtOnce);
      const events = await Promise.all(some.map((stream) => this.readStream(stream)));
      events.forEach((of) => of[0] && read.set(of[0].stream, of));
    }
    return read;
  }

  /**
   * Asks KurrentDB once whether it lets us in; one that cannot be reached may come later.
   * @param warn is given a sentence when the server is older than Relais asks for
   * @throws LogRefused in a sentence that says what to do
   */
  async ensureUsable(warn: (sentence: string) => void): Promise<void> {
    const warning = await probe(this.url).catch((error: unknown) => {
      if (error instanceof LogUnreachable) return null;
      throw error;
    });
    if (warning !== null) warn(warning);
  }

  /** The events of one network are picked from all events, because KurrentDB has no index of them. */
  override readAll(after: number, limit: number, selection?: Selection): Promise<StoredEvent[]> {
    return this.log.readAll(after, limit, selection);
  }

  /** Reads every event, whatever is selected: the recorded time of an event depends on those before it. */
  override subscribe(
    after: Cursor,
    { signal, selection = {} }: Readonly<{ signal: AbortSignal; selection?: Selection }>,
  ): AsyncIterable<EventBatch> {
    return follow(this.url, after, AbortSignal.any([signal, this.closing.signal]), { selection });
  }

  override async lastPosition(): Promise<number> {
    return (await this.lastEvent())?.position ?? 0;
  }

  override async lastEvent(): Promise<StoredEvent | undefined> {
    return (await this.connection.persistently(readMs, (client) => eventsBefore(client)))[0];
  }

  override identity(): Promise<string> {
    this.known ??= identityOf(this.connection).catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  override takeOver(events: readonly StoredEvent[]): Promise<void> {
    return this.finishing(() => takeOver(this.url, this.connection, this.claims, events));
  }

  override audit(): Promise<string[]> {
    return this.log.audit();
  }

  /** Settles or withdraws personal values that an append left half done; happens at the opening and every hour. */
  purge(): Promise<void> {
    return this.finishing(() => purge(this.connection, this.claims));
  }

  override async close(): Promise<void> {
    clearInterval(this.purgeTimer);
    this.closing.abort();
    await Promise.allSettled(this.writing);
    await this.connection.close();
    await this.claims.close();
  }

  override hashOf(content: unknown): string {
    return this.contentHash(content);
  }

  private async finishing<T>(work: () => Promise<T>): Promise<T> {
    const running = work();
    this.writing.add(running);
    try {
      return await running;
    } finally {
      this.writing.delete(running);
    }
  }
}
