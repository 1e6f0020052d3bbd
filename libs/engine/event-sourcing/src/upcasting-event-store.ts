import type { NewEvent, StoredEvent } from './event';
import type { Append, AppendOptions, Appended } from './append';
import {
  EventStore,
  type LogReader,
  type Cursor,
  type Selection,
  type StreamReading,
  type EventBatch,
} from './event-store';
import { type KnownEvents, UnreadableEvent } from './known-events';

/**
 * A log, in either home, whose events are read in today's shapes: the one place where upcasters run. A stream with an event that cannot
 * be read is refused, because nothing can be decided on it. Readers of the whole log get such an event as it is stored, and an error
 * when they look at its data: the read models that ask for its type park that one network.
 */
export class UpcastingEventStore extends EventStore {
  constructor(
    private readonly home: EventStore,
    private readonly known: KnownEvents,
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

  /** @throws UnreadableEvent */
  override async readStream(stream: string, reading?: StreamReading): Promise<StoredEvent[]> {
    return (await this.home.readStream(stream, reading)).map((event) => this.known.upcast(event));
  }

  /** @throws UnreadableEvent */
  override async readStreamAs(reader: LogReader, stream: string): Promise<StoredEvent[]> {
    return (await this.home.readStreamAs(reader, stream)).map((event) => this.known.upcast(event));
  }

  /** @throws UnreadableEvent */
  override async readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>> {
    const read = await this.home.readStreams(streams);
    return new Map(
      [...read].map(([stream, events]) => [stream, events.map((event) => this.known.upcast(event))]),
    );
  }

  override async readAll(after: number, limit: number, selection?: Selection): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for (let [from, missing] = [after, limit]; missing > 0; missing = limit - events.length) {
      const read = await this.home.readAll(from, missing, this.asStored(selection));
      events.push(...this.asAsked(read, selection));
      if (read.length < missing) break;
      from = read.at(-1)?.position ?? from;
    }
    return events;
  }

  override async *subscribe(
    after: Cursor,
    { signal, selection }: Readonly<{ signal: AbortSignal; selection?: Selection }>,
  ): AsyncGenerator<EventBatch, void, undefined> {
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

  override async lastEvent(): Promise<StoredEvent | undefined> {
    const last = await this.home.lastEvent();
    return last && this.upcastOrUnreadable(last);
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

  private asAsked(events: readonly StoredEvent[], selection: Selection | undefined): StoredEvent[] {
    const { types } = selection ?? {};
    const upcast = events.map((event) => this.upcastOrUnreadable(event));
    return types ? upcast.filter(({ type }) => types.includes(type)) : upcast;
  }

  private upcastOrUnreadable(event: StoredEvent): StoredEvent {
    try {
      return this.known.upcast(event);
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      return {
        ...event,
        get data(): never {
          throw error;
        },
      };
    }
  }
}
