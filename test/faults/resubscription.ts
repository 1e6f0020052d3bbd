import { type EventStore, type Cursor, beginning } from '@relais/event-sourcing';
import { newEvent, newStream } from '../support/events';

/** A log, and how the connections of its readers are cut. */
export type CutLog = Readonly<{ store: EventStore; cut(): unknown }>;

/** Where a reader begins again, by the number of events beside the place that it kept. */
export type Offset = -1 | 0 | 1;

/**
 * A reader is cut off and begins again after the last place that it kept: which events it has seen in the end, numbered as they stand
 * in the log.
 */
export async function resubscription({ store, cut }: CutLog, offset: Offset = 0): Promise<string[]> {
  const seen: number[] = [];
  let kept = beginning;
  const follow = async (after: Cursor, last: number) => {
    const { signal } = new AbortController();
    for await (const { events, upTo } of store.subscribe(after, { signal })) {
      seen.push(...events.map(({ position }) => position));
      kept = upTo;
      if (upTo.position >= last) return;
    }
  };

  await append(store, 3);
  await follow(kept, await store.lastPosition());
  await cut();
  await append(store, 2);
  const log = (await store.readAll(0, 100)).map(({ position }) => position);
  const last = log.at(-1) ?? 0;
  const resumed = { ...kept, position: log[2 + offset] ?? 0 };
  for (let after = resumed; kept.position < last; after = kept)
    await follow(after, last).catch(() => undefined);

  const numbers = seen.map((position) => log.indexOf(position) + 1).join(', ');
  return numbers === '1, 2, 3, 4, 5' ? [] : [`The reader saw ${numbers} of 1, 2, 3, 4, 5.`];
}

/** Each until it is acknowledged: the writers' connections are cut too. */
async function append(store: EventStore, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    const [stream, events] = [newStream(), [newEvent()]];
    const send = () => store.append(stream, events, { expected: 'none' }).catch(() => null);
    while ((await send()) === null);
  }
}
