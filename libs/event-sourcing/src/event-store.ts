import { v5 } from './ids';
import type { Command, Decidable } from './command';
import { type Decider, fold } from './decider';
import type { Event, NewEvent, SealedValues, StoredEvent } from './event';
import { LostRace, Refusal } from './refusal';

/** Expected revision of a stream before an append: its last revision, `none` (no stream yet) or `any`. */
export type Expected = number | 'none' | 'any';

export type AppendOptions = Readonly<{ expected: Expected; vault?: readonly SealedValues[] }>;

/** Where the last fact of an append stands. */
export type Appended = Readonly<{ position: number; revision: number }>;

/** What a handler gathered for the decision, ready for the append. */
export type Gathered = Readonly<{ vault?: readonly SealedValues[] }>;

/** Answer of a command: the id that it was about, and the position (opaque) that reads may wait for. */
export type Recorded = { id: string; position: string };

const attempts = 5;

/** One ordered log of facts, cut into streams. */
export abstract class EventStore {
  /**
   * Appends facts to one stream, all or nothing. The same event ids again answer as the first time.
   * @throws LostRace when the stream is not at the expected revision
   * @throws Refusal `other-content` when an event id is known from elsewhere or with another content hash, `too-large` above
   *   1 MiB a fact, `not-storable` for what this log cannot keep
   */
  abstract append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended>;

  /** The facts of a stream in order, from a revision (default 0) on. */
  abstract readStream(stream: string, fromRevision?: number): Promise<StoredEvent[]>;

  /** The facts of many streams, by stream; streams without facts are missing. */
  abstract readStreams(streams: readonly string[]): Promise<Map<string, StoredEvent[]>>;

  /** At most `limit` facts after a position, in order; of one network only, if given. */
  abstract readAll(after: number, limit: number, networkId?: string): Promise<StoredEvent[]>;

  /** The position of the last fact, 0 in an empty log. */
  abstract lastPosition(): Promise<number>;

  /** Calls back soon after facts were appended, by any process; may call too often, never never. */
  abstract onAppended(listener: () => void): () => void;

  /** Keyed hash of a command's content; equal content gives an equal hash. */
  protected abstract hashOf(content: unknown): string;

  /**
   * Decides a command on a stream and records what follows. A known command id answers as the first time, before anything
   * is gathered or decided; a lost race is decided again.
   * @throws Refusal by `gather` or the decider; `other-content` for a known command id with other content;
   *   `not-found` when the stream belongs to another network
   */
  async execute<C extends Decidable, S, E extends Event>(
    decider: Decider<C, S, E>,
    id: string,
    command: Command<object> & Omit<C, 'today'>,
    gather: () => Promise<Gathered> = () => Promise.resolve({}),
  ): Promise<Recorded> {
    const stream = streamOf(decider, id);
    const contentHash = this.hashOf([command.type, command.data, command.personal]);

    for (let attempt = 1; ; attempt++) {
      const [history, gathered] = await Promise.all([this.readStream(stream), settled(gather)]);
      const known = recognise(history, command, contentHash);
      if (known) return { id, position: String(known.position) };
      if ('refused' in gathered) throw gathered.refused;

      const events = decider.decide(
        { type: command.type, data: command.data, today: command.envelope.today } as C,
        fold(decider, history as unknown as E[]),
      );
      const last = history.at(-1);
      if (events.length === 0) return { id, position: String(last?.position ?? 0) };
      try {
        const { position } = await this.append(stream, enveloped(events, command, contentHash), {
          expected: last?.revision ?? 'none',
          ...gathered.value,
        });
        return { id, position: String(position) };
      } catch (error) {
        if (!(error instanceof LostRace) || attempt === attempts) throw error;
      }
    }
  }
}

/** `referral-3f2b…` */
export const streamOf = ({ category }: { category: string }, id: string): string => `${category}-${id}`;

type Settled<T> = { value: T } | { refused: unknown };

async function settled<T>(gather: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await gather() };
  } catch (refused) {
    return { refused };
  }
}

function recognise(history: readonly StoredEvent[], { envelope }: Command<object>, contentHash: string) {
  const first = history[0];
  if (first && first.networkId !== envelope.networkId)
    throw new Refusal('not-found', 'There is nothing of this id here.');
  const known = history.filter(({ metadata }) => metadata.commandId === envelope.commandId).at(-1);
  if (known && known.metadata.contentHash !== contentHash) {
    throw new Refusal('other-content', 'This id was used before, with other content.');
  }
  return known;
}

function enveloped(events: readonly Event[], { envelope }: Command<object>, contentHash: string): NewEvent[] {
  const { commandId, networkId, asker, correlationId, causationId, imported } = envelope;
  const metadata = {
    actorId: asker.personId,
    commandId,
    contentHash,
    correlationId: correlationId ?? commandId,
    causationId: causationId ?? commandId,
    schema: 1,
    ...(imported && { imported }),
  };
  return events.map((event, index) => ({ ...event, id: v5(commandId, String(index)), networkId, metadata }));
}
