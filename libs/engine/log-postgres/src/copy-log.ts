import { isDeepStrictEqual } from 'node:util';
import { type EventStore, type Cursor, type StoredEvent, beginning } from '@relais/event-sourcing';

/** How many events were copied now, and how many both logs hold. */
export type Copied = Readonly<{ copied: number; events: number }>;

export type CopyProgress = (
  step: 'copying' | 'comparing',
  reached: Readonly<{ position: number; end: number; events: number }>,
) => void;

/**
 * Copies the events of a log as they are (ids, order, revisions, recorded times) and then compares both logs from the first event on.
 * It continues after the last event of `to`. Events that `from` gets meanwhile are left for the next time.
 * @throws Error in a sentence when `to` has other events, or has faults at the end
 */
export async function copyLog(
  from: EventStore,
  to: EventStore,
  progress: CopyProgress = () => undefined,
): Promise<Copied> {
  const end = await from.lastPosition();
  const cursor = await cursorReached(from, to);
  let copied = 0;
  for await (const events of batches(from, cursor, end)) {
    await to.takeOver(events);
    copied += events.length;
    progress('copying', { position: events.at(-1)?.position ?? end, end, events: copied });
  }
  const events = await compare(from, to, end, progress);
  const faults = await to.audit();
  if (faults.length > 0) throw new Error(`The copy is not sound.\n${faults.join('\n')}`);
  return { copied, events };
}

/** The position in `from` of the last event of `to`. */
async function cursorReached(from: EventStore, to: EventStore): Promise<Cursor> {
  const last = await to.lastEvent();
  if (!last) return beginning;
  const [same] = await from.readStream(last.stream, { from: last.revision, limit: 1 });
  if (same?.id !== last.id)
    throw new Error(
      'The target holds events that the source does not have: nothing was copied. Choose an empty one.',
    );
  return { position: same.position, recordedAt: last.recordedAt };
}

async function compare(
  from: EventStore,
  to: EventStore,
  end: number,
  progress: CopyProgress,
): Promise<number> {
  const copies = events(batches(to, beginning, await to.lastPosition()));
  let count = 0;
  for await (const events of batches(from, beginning, end)) {
    for (const original of events) {
      const { value: copy } = await copies.next();
      count += 1;
      if (!copy || !isDeepStrictEqual({ ...copy, position: 0 }, { ...original, position: 0 }))
        throw new Error(
          `The logs differ at event ${count}, ${original.id}: start again with an empty target.`,
        );
    }
    progress('comparing', { position: events.at(-1)?.position ?? end, end, events: count });
  }
  const { value: further } = await copies.next();
  if (further) throw new Error(`The target holds an event that the source does not have, ${further.id}.`);
  return count;
}

/** The events after a cursor, up to a position. */
async function* batches(
  log: EventStore,
  after: Cursor,
  end: number,
): AsyncGenerator<readonly StoredEvent[], void, undefined> {
  if (after.position >= end) return;
  const ended = new AbortController();
  try {
    for await (const { events, upTo } of log.subscribe(after, { signal: ended.signal })) {
      yield events.filter(({ position }) => position <= end);
      if (upTo.position >= end) return;
    }
  } finally {
    ended.abort();
  }
}

async function* events(
  of: AsyncIterable<readonly StoredEvent[]>,
): AsyncGenerator<StoredEvent, undefined, undefined> {
  for await (const events of of) yield* events;
}
