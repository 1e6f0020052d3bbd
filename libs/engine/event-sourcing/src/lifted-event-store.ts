import type { NewEvent, StoredEvent } from './event';
import type { Append, AppendOptions, Appended } from './append';
import {
  EventStore,
  type LogReader,
  type Place,
  type Selection,
  type StreamReading,
  type Stretch,
} from './event-store';
import { type KnownFacts, UnreadableFact } from './known-facts';

/**
 * A log, whatever its home, whose facts are read in the shapes of today: the one place where old ones are lifted. A stream with a fact
 * that cannot be read is refused, for nobody can decide on it; in the whole log such a fact comes as it is stored, and whoever
 * looks at its data is refused: so its network stops, alone, in the read models that ask for its type.
 */
export class LiftedEventStore extends EventStore {
  constructor(
    private readonly home: EventStore,
    private readonly known: KnownFacts,
  ) {
    super();
  }

  override append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended> {
    return this.home.append(stream, this.inShapeOfToday(events), options);
  }

  override appendMany(appends: readonly Append[]): Promise<number> {
    return this.home.appendMany(
      appends.map((append) => ({ ...append, events: this.inShapeOfToday(append.events) })),
    );
  }

  /** @throws UnreadableFact */
  override async readStream(stream: string, reading?: StreamReading): Promise<StoredEvent[]> {
    return (await this.home.readStream(stream, reading)).map((fact) => this.known.lifted(fact));
  }

  /** @throws UnreadableFact */
  override async readStreamAs(reader: LogReader, stream: string): Promise<StoredEvent[]> {
    return (await this.home.readStreamAs(reader, stream)).map((fact) => this.known.lifted(fact));
  }

  /** @throws UnreadableFact */
  override async readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const read = await this.home.readStreams(streams);
    return new Map(
      [...read].map(([stream, facts]) => [stream, facts.map((fact) => this.known.lifted(fact))]),
    );
  }

  override async readAll(after: number, limit: number, selection?: Selection): Promise<StoredEvent[]> {
    const facts: StoredEvent[] = [];
    for (let [from, missing] = [after, limit]; missing > 0; missing = limit - facts.length) {
      const read = await this.home.readAll(from, missing, this.asStored(selection));
      facts.push(...this.asAsked(read, selection));
      if (read.length < missing) break;
      from = read.at(-1)?.position ?? from;
    }
    return facts;
  }

  override async *subscribe(
    after: Place,
    { signal, selection }: Readonly<{ signal: AbortSignal; selection?: Selection }>,
  ): AsyncGenerator<Stretch, void, undefined> {
    const stored = this.asStored(selection);
    for await (const { events, upTo } of this.home.subscribe(after, {
      signal,
      ...(stored && { selection: stored }),
    }))
      yield { events: this.asAsked(events, selection), upTo };
  }

  override lastPosition(): Promise<number> {
    return this.home.lastPosition();
  }

  override async lastFact(): Promise<StoredEvent | undefined> {
    const last = await this.home.lastFact();
    return last && this.liftedOrUnreadable(last);
  }

  override identity(): Promise<string> {
    return this.home.identity();
  }

  override takeOver(events: readonly StoredEvent[]): Promise<void> {
    return this.home.takeOver(events);
  }

  override audit(): Promise<string[]> {
    return this.home.audit();
  }

  override close(): Promise<void> {
    return this.home.close();
  }

  override hashOf(content: unknown): string {
    return this.home.hashOf(content);
  }

  private inShapeOfToday(events: readonly NewEvent[]): NewEvent[] {
    return events.map((event) => {
      const schema = this.known.schemaOf(event.type) ?? event.metadata.schema;
      return schema === event.metadata.schema ? event : { ...event, metadata: { ...event.metadata, schema } };
    });
  }

  private asStored(selection: Selection | undefined): Selection | undefined {
    return selection?.types ? { ...selection, types: this.known.storedTypesOf(selection.types) } : selection;
  }

  private asAsked(facts: readonly StoredEvent[], selection: Selection | undefined): StoredEvent[] {
    const { types } = selection ?? {};
    const lifted = facts.map((fact) => this.liftedOrUnreadable(fact));
    return types ? lifted.filter(({ type }) => types.includes(type)) : lifted;
  }

  private liftedOrUnreadable(fact: StoredEvent): StoredEvent {
    try {
      return this.known.lifted(fact);
    } catch (error) {
      if (!(error instanceof UnreadableFact)) throw error;
      return {
        ...fact,
        get data(): never {
          throw error;
        },
      };
    }
  }
}
