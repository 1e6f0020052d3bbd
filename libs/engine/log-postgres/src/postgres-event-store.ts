import { limits } from '@relais/database';
import {
  type Append,
  type AppendOptions,
  type Appended,
  EventStore,
  type LogReader,
  type NewEvent,
  type Cursor,
  type Selection,
  type StoredEvent,
  type StreamReading,
  type EventBatch,
} from '@relais/event-sourcing';
import { type ClientBase, Pool, type PoolConfig } from 'pg';
import { AppendQueue } from './appending/append-queue';
import { appendInBulk } from './appending/bulk';
import { contentHashUnder } from './appending/content-hash';
import { auditLog } from './audit';
import { Notices } from './notices';
import { rowsAsReader } from './reader-reads';
import { type Row, columns, toStoredEvent } from './stored-rows';
import { streamReads } from './stream-reads';
import { eventsAfter, isLong, manyBatches, nextBatch } from './event-batches';
import { takeOver } from './take-over';

/** The statements are few and have names: planning them for each call would cost more than running them. The pool waits for this. */
const planOnce = ((client: ClientBase) =>
  client.query('set plan_cache_mode = force_generic_plan')) as unknown as NonNullable<
  PoolConfig['onConnect']
>;

/** The user of a broken connection gets the error. */
const ignore = (): void => undefined;

/**
 * The log in PostgreSQL: positions are gapless and in commit order, so that `position > checkpoint order by position` never
 * misses an event. Needs the tables of `libs/engine/database`.
 * @param hashKey secret of this installation, for the hashes of command contents
 */
export class PostgresEventStore extends EventStore {
  private readonly contentHash: (content: unknown) => string;
  private readonly pool: Pool;
  private readonly notices: Notices;
  private readonly queue: AppendQueue;
  private readonly readWhole: ReturnType<typeof streamReads<Row>>;
  private readonly underWay = new Map<number, Promise<EventBatch>>();

  constructor(url: string, hashKey: Buffer) {
    super();
    this.contentHash = contentHashUnder(hashKey);
    this.pool = new Pool({
      connectionString: url,
      max: 8,
      application_name: 'relais-log',
      onConnect: planOnce,
      ...limits(url),
    });
    this.pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
    this.readWhole = streamReads(this.pool, columns);
    this.notices = new Notices(this.pool, url, () => {
      this.underWay.clear();
    });
    this.queue = new AppendQueue(this.pool, () => {
      this.notices.announce();
    });
  }

  override append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended> {
    return this.queue.append(stream, events, options);
  }

  override async appendMany(appends: readonly Append[]): Promise<number> {
    const recorded = await appendInBulk(this.pool, appends);
    if (recorded > 0) this.notices.announce();
    return recorded;
  }

  override async readStream(stream: string, { from, backwards = false, limit }: StreamReading = {}) {
    if (!backwards && limit === undefined)
      return (await this.readWhole({ stream, from: from ?? 0 })).map(toStoredEvent);
    const { rows } = await this.pool.query<Row>({
      name: `read-stream-${backwards ? 'backwards' : 'limited'}`,
      text: `select ${columns} from event where stream = $1
        and revision ${backwards ? '<= coalesce($2, 2147483647)' : '>= coalesce($2, 0)'}
        order by revision ${backwards ? 'desc' : ''} limit $3`,
      values: [stream, from ?? null, limit ?? null],
    });
    return rows.map(toStoredEvent);
  }

  override async readStreamAs({ networkIds }: LogReader, stream: string): Promise<StoredEvent[]> {
    return (await rowsAsReader(this.pool, networkIds, stream)).map(toStoredEvent);
  }

  override async readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const { rows } = await this.pool.query<Row>({
      name: 'read-streams',
      text: `select ${columns} from event where stream = any ($1) order by stream, revision`,
      values: [streams],
    });
    return Map.groupBy(rows.map(toStoredEvent), (event) => event.stream);
  }

  override readAll(after: number, limit: number, selection?: Selection): Promise<StoredEvent[]> {
    return eventsAfter(this.pool, after, limit, selection);
  }

  override async *subscribe(
    after: Cursor,
    { signal, selection }: Readonly<{ signal: AbortSignal; selection?: Selection }>,
  ): AsyncGenerator<EventBatch, void, undefined> {
    const news = this.notices.listen();
    try {
      let cursor = after;
      let reading = this.ahead(cursor, selection);
      while (!signal.aborted) {
        const batch = await reading;
        const before = cursor;
        cursor = batch.upTo;
        if (isLong(before, batch)) {
          yield batch;
          cursor = yield* manyBatches(this.pool, cursor, signal, selection);
          reading = this.ahead(cursor, selection);
        } else if (cursor.position > before.position) {
          reading = this.ahead(cursor, selection);
          yield batch;
        } else {
          await news.next(signal);
          reading = this.ahead(cursor, selection);
        }
      }
    } finally {
      news.leave();
    }
  }

  override async lastPosition(): Promise<number> {
    const { rows } = await this.pool.query<{ position: string }>('select "position" from log_head');
    return Number(rows[0]?.position ?? 0);
  }

  override async lastEvent(): Promise<StoredEvent | undefined> {
    const { rows } = await this.pool.query<Row>(
      `select ${columns} from event order by "position" desc limit 1`,
    );
    return rows.map(toStoredEvent)[0];
  }

  /** The checkpoints lie beside it, in one database. */
  override identity(): Promise<string> {
    return Promise.resolve('postgresql');
  }

  override takeOver(events: readonly StoredEvent[]): Promise<void> {
    return takeOver(this.pool, events);
  }

  override audit(): Promise<string[]> {
    return auditLog(async (statement) => (await this.pool.query<{ fault: string }>(statement)).rows);
  }

  /** Writes what is waiting, then closes the connections. */
  override async close(): Promise<void> {
    await this.queue.drain();
    await this.notices.close();
    await this.pool.end();
  }

  override hashOf(content: unknown): string {
    return this.contentHash(content);
  }

  /** The next batch, while the reader handles this one; its failure is reported only when the reader asks for it. */
  private ahead(cursor: Cursor, selection: Selection | undefined): Promise<EventBatch> {
    const reading = selection ? nextBatch(this.pool, cursor, selection) : this.shared(cursor);
    reading.catch(() => undefined);
    return reading;
  }

  /** Readers at one cursor – the projections, mostly – share a query that is under way, unless there is news since it began. */
  private shared(cursor: Cursor): Promise<EventBatch> {
    const { position } = cursor;
    const known = this.underWay.get(position);
    if (known) return known;
    const reading = nextBatch(this.pool, cursor).finally(() => {
      if (this.underWay.get(position) === reading) this.underWay.delete(position);
    });
    this.underWay.set(position, reading);
    return reading;
  }
}
