import {
  type Append,
  type AppendOptions,
  type Appended,
  EventStore,
  LostRace,
  type NewEvent,
  type Cursor,
  type SealedValues,
  type Selection,
  type StoredEvent,
  type StreamReading,
  type EventBatch,
} from '@relais/event-sourcing';
import { RecentStreams } from '../recent-streams';
import { PendingKeys } from './pending-keys';

/** In events: how many are written at once, and how many stay in memory. */
const sizes = { bulk: 5000, remembered: 100_000 };

/**
 * A log in front of the log, for networks that nobody else uses yet: commands are decided against the events recorded through it,
 * without reading the log, and events are written to the log in order and in bulks. Events that the log already has are not written
 * again. Events read from it have no position yet (0).
 */
export class WriteBehind extends EventStore {
  readonly keys: PendingKeys;
  private readonly streams: RecentStreams;
  private waiting: Append[] = [];
  private waitingEvents = 0;
  private recordedEvents = 0;
  private newEvents = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: EventStore,
    private readonly size = sizes,
  ) {
    super();
    this.streams = new RecentStreams(log, size.remembered);
    this.keys = new PendingKeys(log, () => this.flush());
  }

  /** How many events went through it, those that the log had already included. */
  get recordedCount(): number {
    return this.recordedEvents;
  }

  /**
   * Writes the rest.
   * @returns how many events of all were new to the log
   * @throws Refusal, LostRace when the log did not take them
   */
  async flush(): Promise<number> {
    await this.writeWaiting();
    return this.newEvents;
  }

  /** @throws Refusal, LostRace also of earlier events, when the log did not take them */
  override async append(
    stream: string,
    events: readonly NewEvent[],
    { expected, vault = [], claims = [] }: AppendOptions,
  ): Promise<Appended> {
    const recalling = this.streams.recall(stream);
    if (recalling) await recalling;
    const last = this.streams.eventsOf(stream).length - 1;
    const revision = last < 0 ? 'none' : last;
    if (expected !== 'any' && expected !== revision) throw new LostRace(stream);
    this.recordedEvents += events.length;
    this.streams.add(stream, events, this.recordedEvents);
    await this.enqueue({ stream, events, options: { expected: revision, vault, claims } }, vault);
    return { position: 0, revision: last + events.length };
  }

  override async readStream(stream: string, { from, backwards = false, limit }: StreamReading = {}) {
    const recalling = this.streams.recall(stream);
    if (recalling) await recalling;
    const events = this.streams.eventsOf(stream);
    const read = backwards
      ? events.slice(0, (from ?? events.length) + 1).toReversed()
      : events.slice(from ?? 0);
    return limit === undefined ? read : read.slice(0, limit);
  }

  override async readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const found = await Promise.all(
      streams.map(async (stream) => [stream, await this.readStream(stream)] as const),
    );
    return new Map(found.filter(([, events]) => events.length > 0));
  }

  override async readAll(after: number, limit: number, selection?: Selection): Promise<StoredEvent[]> {
    await this.flush();
    return this.log.readAll(after, limit, selection);
  }

  override async lastPosition(): Promise<number> {
    await this.flush();
    return this.log.lastPosition();
  }

  override async lastEvent(): Promise<StoredEvent | undefined> {
    await this.flush();
    return this.log.lastEvent();
  }

  override subscribe(
    after: Cursor,
    options: Readonly<{ signal: AbortSignal; selection?: Selection }>,
  ): AsyncIterable<EventBatch> {
    return this.log.subscribe(after, options);
  }

  override identity(): Promise<string> {
    return this.log.identity();
  }

  override takeOver(events: readonly StoredEvent[]): Promise<void> {
    return this.log.takeOver(events);
  }

  override audit(): Promise<string[]> {
    return this.log.audit();
  }

  override hashOf(content: unknown): string {
    return this.log.hashOf(content);
  }

  /** Writes the rest; the log itself stays open. */
  override async close(): Promise<void> {
    await this.flush();
  }

  private async enqueue(append: Append, vault: readonly SealedValues[]): Promise<void> {
    this.waiting.push(append);
    this.waitingEvents += append.events.length;
    if (vault.length > 0) await this.keys.add(vault);
    if (this.waitingEvents < this.size.bulk) return;
    // While one bulk is written the next is decided; who fills that has to wait.
    const { writing } = this;
    void this.writeWaiting();
    await writing;
  }

  private writeWaiting(): Promise<void> {
    const bulk = this.waiting;
    const upTo = this.recordedEvents;
    this.waiting = [];
    this.waitingEvents = 0;
    this.writing = this.writing.then(async () => {
      if (bulk.length === 0) return;
      this.newEvents += await this.log.appendMany(bulk);
      this.streams.areWritten(upTo);
      this.keys.areWritten(bulk.flatMap(({ options }) => options.vault ?? []));
    });
    // The next append or read gets the error.
    this.writing.catch(() => undefined);
    return this.writing;
  }
}
