import {
  type Append,
  type AppendOptions,
  type Appended,
  EventStore,
  LostRace,
  type NewEvent,
  type Place,
  type SealedValues,
  type Selection,
  type StoredEvent,
  type StreamReading,
  type Stretch,
} from '@relais/event-sourcing';
import { RecentStreams } from '../recent-streams';
import { KeysOnTheirWay } from './keys-on-their-way';

/** In facts: how many are written at once, and how many stay in memory. */
const sizes = { bulk: 5000, remembered: 100_000 };

/**
 * A log in front of the log, for networks that nobody else touches meanwhile: commands are decided against what was recorded through
 * it, without asking the log, and facts are written to the log in order and in bulks. Of what the log has already, the same again
 * changes nothing. Facts read from it have no position yet (0).
 */
export class WriteBehind extends EventStore {
  readonly keys: KeysOnTheirWay;
  private readonly streams: RecentStreams;
  private waiting: Append[] = [];
  private waitingFacts = 0;
  private recordedFacts = 0;
  private newFacts = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly log: EventStore,
    private readonly size = sizes,
  ) {
    super();
    this.streams = new RecentStreams(log, size.remembered);
    this.keys = new KeysOnTheirWay(log, () => this.written());
  }

  /** How many facts went through it, those that the log had already included. */
  get recorded(): number {
    return this.recordedFacts;
  }

  /**
   * Writes the rest.
   * @returns how many facts of all were new to the log
   * @throws Refusal, LostRace when the log did not take them
   */
  async written(): Promise<number> {
    await this.writeWaiting();
    return this.newFacts;
  }

  /** @throws Refusal, LostRace also of earlier facts, when the log did not take them */
  override async append(
    stream: string,
    events: readonly NewEvent[],
    { expected, vault = [], claims = [] }: AppendOptions,
  ): Promise<Appended> {
    const recalling = this.streams.recall(stream);
    if (recalling) await recalling;
    const last = this.streams.factsOf(stream).length - 1;
    const revision = last < 0 ? 'none' : last;
    if (expected !== 'any' && expected !== revision) throw new LostRace(stream);
    this.recordedFacts += events.length;
    this.streams.add(stream, events, this.recordedFacts);
    await this.enqueue({ stream, events, options: { expected: revision, vault, claims } }, vault);
    return { position: 0, revision: last + events.length };
  }

  override async readStream(stream: string, { from, backwards = false, limit }: StreamReading = {}) {
    const recalling = this.streams.recall(stream);
    if (recalling) await recalling;
    const facts = this.streams.factsOf(stream);
    const read = backwards ? facts.slice(0, (from ?? facts.length) + 1).toReversed() : facts.slice(from ?? 0);
    return limit === undefined ? read : read.slice(0, limit);
  }

  override async readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const found = await Promise.all(
      streams.map(async (stream) => [stream, await this.readStream(stream)] as const),
    );
    return new Map(found.filter(([, facts]) => facts.length > 0));
  }

  override async readAll(after: number, limit: number, selection?: Selection): Promise<StoredEvent[]> {
    await this.written();
    return this.log.readAll(after, limit, selection);
  }

  override async lastPosition(): Promise<number> {
    await this.written();
    return this.log.lastPosition();
  }

  override async lastFact(): Promise<StoredEvent | undefined> {
    await this.written();
    return this.log.lastFact();
  }

  override subscribe(
    after: Place,
    options: Readonly<{ signal: AbortSignal; selection?: Selection }>,
  ): AsyncIterable<Stretch> {
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
    await this.written();
  }

  private async enqueue(append: Append, vault: readonly SealedValues[]): Promise<void> {
    this.waiting.push(append);
    this.waitingFacts += append.events.length;
    if (vault.length > 0) await this.keys.add(vault);
    if (this.waitingFacts < this.size.bulk) return;
    // While one bulk is written the next is decided; who fills that has to wait.
    const { writing } = this;
    void this.writeWaiting();
    await writing;
  }

  private writeWaiting(): Promise<void> {
    const bulk = this.waiting;
    const upTo = this.recordedFacts;
    this.waiting = [];
    this.waitingFacts = 0;
    this.writing = this.writing.then(async () => {
      if (bulk.length === 0) return;
      this.newFacts += await this.log.appendMany(bulk);
      this.streams.areWritten(upTo);
      this.keys.areWritten(bulk.flatMap(({ options }) => options.vault ?? []));
    });
    // Heard of by whoever appends next, or asks.
    this.writing.catch(() => undefined);
    return this.writing;
  }
}
