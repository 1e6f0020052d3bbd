import { isDeepStrictEqual } from 'node:util';
import { type EventStore, type Place, type StoredEvent, beginning } from '@relais/event-sourcing';

/** How many facts were copied now, and how many both logs hold. */
export type Copied = Readonly<{ copied: number; facts: number }>;

export type CopyProgress = (step: 'copying' | 'comparing', share: number) => void;

/**
 * Copies the facts of a log as they are – ids, order, revisions, recorded times – and then compares both logs from the first fact on.
 * It goes on after the last fact that is there already. Facts that `from` gets meanwhile are left for the next time.
 * @throws Error in a sentence when `to` holds other facts, or is not sound in the end
 */
export async function copyLog(
  from: EventStore,
  to: EventStore,
  progress: CopyProgress = () => undefined,
): Promise<Copied> {
  const end = await from.lastPosition();
  const place = await placeReached(from, to);
  let copied = 0;
  for await (const events of stretches(from, place, end)) {
    await to.takeOver(events);
    copied += events.length;
    progress('copying', (events.at(-1)?.position ?? end) / end);
  }
  const facts = await compared(from, to, end, progress);
  const faults = await to.audit();
  if (faults.length > 0) throw new Error(`The copy is not sound.\n${faults.join('\n')}`);
  return { copied, facts };
}

/** Where the last fact of `to` stands in `from`. */
async function placeReached(from: EventStore, to: EventStore): Promise<Place> {
  const last = await to.lastFact();
  if (!last) return beginning;
  const [same] = await from.readStream(last.stream, { from: last.revision, limit: 1 });
  if (same?.id !== last.id)
    throw new Error(
      'The target holds facts that the source does not have: nothing was copied. Choose an empty one.',
    );
  return { position: same.position, recordedAt: last.recordedAt };
}

async function compared(
  from: EventStore,
  to: EventStore,
  end: number,
  progress: CopyProgress,
): Promise<number> {
  const copies = facts(stretches(to, beginning, await to.lastPosition()));
  let count = 0;
  for await (const events of stretches(from, beginning, end)) {
    for (const original of events) {
      const { value: copy } = await copies.next();
      count += 1;
      if (!copy || !isDeepStrictEqual({ ...copy, position: 0 }, { ...original, position: 0 }))
        throw new Error(
          `The logs differ at fact ${count}, ${original.id}: start again with an empty target.`,
        );
    }
    progress('comparing', (events.at(-1)?.position ?? end) / end);
  }
  const { value: further } = await copies.next();
  if (further) throw new Error(`The target holds a fact that the source does not have, ${further.id}.`);
  return count;
}

/** What lies after a place, up to a position. */
async function* stretches(
  log: EventStore,
  after: Place,
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

async function* facts(
  of: AsyncIterable<readonly StoredEvent[]>,
): AsyncGenerator<StoredEvent, undefined, undefined> {
  for await (const events of of) yield* events;
}
