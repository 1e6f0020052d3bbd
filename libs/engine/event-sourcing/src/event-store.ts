import type { Append, AppendOptions, Appended } from './append';
import type { Command, Decidable, Given } from './command';
import { type Decider, fold } from './decider';
import type { Event, NewEvent, StoredEvent } from './event';
import type { EventDefinition, EventOf } from './event-definition';
import { type Prepare, type Preparation, prepareNothing } from './preparation';
import { findRepeat } from './events-of-commands';
import { recordCommand } from './record-command';
import { LostRace, Refusal } from './refusal';
import { streamOf } from './streams';
import { appendSideBySide } from './side-by-side';

/** A cursor in the log: a position, and the recorded time of the event there. */
export type Cursor = Readonly<{ position: number; recordedAt: string }>;

/** Before the first event. */
export const beginning: Cursor = { position: 0, recordedAt: '1970-01-01T00:00:00.000000Z' };

/** Which events of the log are read; what is left out does not restrict. */
export type Selection = Readonly<{ networkId?: string; types?: readonly string[] }>;

/** A batch of the log: the selected events, in order, and the cursor up to which none of them is missing. */
export type EventBatch = Readonly<{ events: readonly StoredEvent[]; upTo: Cursor }>;

/** Who reads the log: a caller in these networks. */
export type LogReader = Readonly<{ networkIds: readonly string[] }>;

export type StreamReading = Readonly<{
  /** Revision of the first event that is read; default: the first, backwards the last. */
  from?: number;
  backwards?: boolean;
  limit?: number;
}>;

/** Answer of a command: the id that it was about, and the position (opaque) that reads may wait for. */
export type Recorded = { id: string; position: string };

/** The part of a decider that names its streams and its events. */
export type Aggregate<E extends Event = Event> = Readonly<{
  category: string;
  evolve(state: never, event: E): unknown;
}>;

const attempts = 5;
const pageSize = 5000;

/** One ordered log of events, cut into streams. */
export abstract class EventStore {
  /**
   * Appends events to one stream, all or nothing. The same event ids again answer as the first time.
   * @throws LostRace when the stream is not at the expected revision
   * @throws BelongsElsewhere when the stream, its id, an event id or a subject of the vault is another network's or another kind's
   * @throws Refusal `other-content` when an event id is known from elsewhere or with another content hash, `too-large` above
   *   512 KiB an event or 960 KiB together, `not-storable` for what this log cannot keep
   */
  abstract append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended>;

  /**
   * Makes many appends, in few commits if the log can: then in their order, otherwise many at a time, those of each stream in order. Existing events
   * are left alone. If one is refused, some of the others may be recorded.
   * @returns how many events are new
   * @throws like {@link append}
   */
  async appendMany(appends: readonly Append[]): Promise<number> {
    return appendSideBySide(appends, await this.lastPosition(), ({ stream, events, options }) =>
      this.append(stream, events, options),
    );
  }

  /** The events of a stream, in order or backwards. */
  abstract readStream(stream: string, reading?: StreamReading): Promise<StoredEvent[]>;

  /** The events of an aggregate, in order or backwards. */
  eventsOf<E extends Event>(
    aggregate: Aggregate<E>,
    id: string,
    reading?: StreamReading,
  ): Promise<StoredEvent<E>[]> {
    return this.readStream(streamOf(aggregate, id), reading) as Promise<StoredEvent<E>[]>;
  }

  /** An aggregate as its decider knows it, for decisions about another one: the initial state unless it is there, in this network. */
  async stateOf<S, E extends Event>(
    decider: Pick<Decider<never, S, E>, 'category' | 'initialState' | 'evolve'>,
    id: string,
    networkId: string,
  ): Promise<S> {
    const history = await this.eventsOf(decider, id);
    return history[0]?.networkId === networkId ? fold(decider, history) : decider.initialState;
  }

  /** Whether the stream of an aggregate has begun, in this network. */
  async hasStream(
    aggregate: Readonly<{ category: string }>,
    id: string,
    networkId: string,
  ): Promise<boolean> {
    const [first] = await this.readStream(streamOf(aggregate, id), { limit: 1 });
    return first?.networkId === networkId;
  }

  /** The events of an aggregate that belong to a reader's networks, in order. */
  eventsOfAs<E extends Event>(
    reader: LogReader,
    aggregate: Aggregate<E>,
    id: string,
  ): Promise<StoredEvent<E>[]> {
    return this.readStreamAs(reader, streamOf(aggregate, id)) as Promise<StoredEvent<E>[]>;
  }

  /** The events of a stream that belong to the reader's networks, in order. */
  async readStreamAs({ networkIds }: LogReader, stream: string): Promise<StoredEvent[]> {
    return (await this.readStream(stream)).filter(({ networkId }) => networkIds.includes(networkId));
  }

  /** The events of many streams, by stream; streams without events are missing. */
  abstract readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>>;

  /** At most `limit` events after a position, in order. */
  abstract readAll(after: number, limit: number, selection?: Selection): Promise<StoredEvent[]>;

  /** All events of these definitions in a network, in order, page by page. */
  async *pagesOf<Definition extends EventDefinition>(
    networkId: string,
    definitions: readonly Definition[],
  ): AsyncGenerator<StoredEvent<EventOf<Definition>>[], void, undefined> {
    const types = definitions.map(({ type }) => type);
    for (let after = 0; ;) {
      const events = await this.readAll(after, pageSize, { networkId, types });
      yield events as StoredEvent<EventOf<Definition>>[];
      if (events.length < pageSize) return;
      after = events.at(-1)?.position ?? after;
    }
  }

  /**
   * The events after a cursor as they are recorded, as long as the reader iterates or until the signal; reads little ahead of a slow
   * reader. Events of all processes arrive soon after they were recorded, each once, in order. A batch may be empty.
   * @throws Error when the log cannot be reached; the reader begins again from the last cursor that it kept
   */
  abstract subscribe(
    after: Cursor,
    options: Readonly<{ signal: AbortSignal; selection?: Selection }>,
  ): AsyncIterable<EventBatch>;

  /** The position of the last event, 0 in an empty log. */
  abstract lastPosition(): Promise<number>;

  /**
   * The last event; undefined in an empty log. Its recorded time may lack the fraction of a second, unless it was copied from another
   * log.
   */
  abstract lastEvent(): Promise<StoredEvent | undefined>;

  /** Tells this log from others: positions of one mean nothing in another. The same for an empty log and what grows from it. */
  abstract identity(): Promise<string>;

  /**
   * Copies events of another log as they are (ids, order, revisions, recorded times) after those that are here. Existing events are
   * left alone.
   * @throws Error when an event does not continue its stream, or was recorded before the last one here
   */
  abstract takeOver(events: readonly StoredEvent[]): Promise<void>;

  /** The faults of the log (holes in positions or revisions, times that run back), one sentence each; none in a correct log. */
  abstract audit(): Promise<string[]>;

  /** Writes what is waiting, then lets go of the log; its subscriptions end. */
  abstract close(): Promise<void>;

  /** Keyed hash of a command's content; equal content gives an equal hash. */
  abstract hashOf(content: unknown): string;

  /**
   * The answer that a command got as it was recorded; null: the stream does not know it.
   * @throws Refusal as {@link execute} for a command id that is known
   */
  async answerOf(aggregate: Aggregate, id: string, command: Command<object>): Promise<Recorded | null> {
    const known = findRepeat(await this.eventsOf(aggregate, id), command, this.hashOf(command.content));
    return known ? { id, position: String(known.position) } : null;
  }

  /**
   * Decides a command as {@link execute} would now, and records nothing: for commands that lead to several.
   * @throws Refusal as {@link execute}
   */
  async preview<C extends Decidable, S, E extends Event, Circumstances>(
    decider: Decider<C, S, E, Circumstances>,
    id: string,
    command: Command<object> & Omit<C, keyof Given>,
    { circumstances }: Readonly<{ circumstances: Circumstances }>,
  ): Promise<void> {
    const history = await this.eventsOf(decider, id);
    if (findRepeat(history, command, this.hashOf(command.content))) return;
    decider.decide(decidable(command) as C, fold(decider, history), circumstances);
  }

  /**
   * Decides a command on a stream and records the events. A command id that was recorded before answers as the first time, before
   * anything is decided; a lost race is decided again.
   * @throws Refusal by `prepare` or the decider; `other-content` for a known command id with other content; `not-found` when the stream
   * belongs to another network
   */
  async execute<C extends Decidable, S, E extends Event, Circumstances = undefined>(
    decider: Decider<C, S, E, Circumstances>,
    id: string,
    command: Command<object> & Omit<C, keyof Given>,
    ...[prepare = prepareNothing]: Preparation<Circumstances>
  ): Promise<Recorded> {
    const stream = streamOf(decider, id);
    const contentHash = this.hashOf(command.content);
    const begun =
      decider.creates?.includes(command.type) &&
      (await this.create(decider, id, command, contentHash, prepare));
    if (begun) return begun;

    for (let attempt = 1; ; attempt++) {
      const [history, prepared] = await Promise.all([this.eventsOf(decider, id), settle(prepare)]);
      const known = findRepeat(history, command, contentHash);
      if (known) return { id, position: String(known.position) };
      if ('refused' in prepared) throw prepared.refused;

      const { circumstances, ...forAppend }: Awaited<ReturnType<Prepare>> = prepared.value;
      const state = fold(decider, history);
      const events = decider.decide(decidable(command) as C, state, circumstances as Circumstances);
      const last = history.at(-1);
      if (events.length === 0) return { id, position: String(last?.position ?? 0) };
      try {
        const options = { expected: last?.revision ?? 'none', ...forAppend } as const;
        const { position } = await recordCommand(this, stream, { events, command, contentHash }, options);
        return { id, position: String(position) };
      } catch (error) {
        if (!(error instanceof LostRace) || attempt === attempts) throw error;
      }
    }
  }

  /**
   * Decides as if the stream were new, which is the usual case; the append finds out whether it is, and answers a repeat as the first
   * time. Null: the stream exists, or the command is refused; then the stream must be read.
   */
  private async create<C extends Decidable, S, E extends Event, Circumstances>(
    decider: Decider<C, S, E, Circumstances>,
    id: string,
    command: Command<object> & Omit<C, keyof Given>,
    contentHash: string,
    prepare: Prepare,
  ): Promise<Recorded | null> {
    try {
      const { circumstances, ...forAppend } = await prepare();
      const events = decider.decide(
        decidable(command) as C,
        decider.initialState,
        circumstances as Circumstances,
      );
      if (events.length === 0) return null;
      const options = { expected: 'none', ...forAppend } as const;
      const stream = streamOf(decider, id);
      const { position } = await recordCommand(this, stream, { events, command, contentHash }, options);
      return { id, position: String(position) };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

/** The events of an aggregate among those of many streams. */
export const eventsIn = <E extends Event>(
  streams: ReadonlyMap<string, readonly StoredEvent[]>,
  aggregate: Aggregate<E>,
  id: string,
): readonly StoredEvent<E>[] => (streams.get(streamOf(aggregate, id)) ?? []) as readonly StoredEvent<E>[];

const decidable = ({ type, data, envelope }: Command<object> & { type: string }): Decidable => ({
  type,
  data,
  today: envelope.today,
  principal: envelope.principal,
});

type Settled<T> = { value: T } | { refused: unknown };

async function settle<T>(prepare: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await prepare() };
  } catch (refused) {
    return { refused };
  }
}
