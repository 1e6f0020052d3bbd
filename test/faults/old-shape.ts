import {
  type EventStore,
  KnownEvents,
  UpcastingEventStore,
  type StoredEvent,
  beginning,
  event,
} from '@relais/event-sourcing';
import { newEvent, newStream } from '../support/events';
import { FaultFixture } from './fault.fixture';

const data = { safeParse: (found: unknown) => ({ success: true as const, data: found as object }) };

/** `Greeted` had `whom`; today it has `personId`. */
const known = new KnownEvents(
  [event('Greeted', 1, data)],
  [
    {
      from: { type: 'Greeted', schema: 0 },
      to: { type: 'Greeted', schema: 1 },
      data: (event) => ({ personId: (event.data as { name: string }).name }),
    },
  ],
);

/** How a log is read: with the upcasters, or without them. */
type Door = (home: EventStore) => EventStore;

export const throughTheDoor: Door = (home) => new UpcastingEventStore(home, known);
export const pastTheDoor: Door = (home) => home;

/** An event of yesterday is in the log: which readers get it as it was. */
export const oldShape = (door: Door): Promise<string[]> =>
  FaultFixture.run(
    () => Promise.resolve(),
    async (fixture) => {
      const home = fixture.openStore();
      const event = newEvent({ type: 'Greeted', data: { name: 'Ada' } });
      const stream = newStream();
      await home.append(stream, [{ ...event, metadata: { ...event.metadata, schema: 0 } }], {
        expected: 'none',
      });
      const store = door(home);
      const readers: Record<string, () => Promise<StoredEvent[]>> = {
        readStream: () => store.readStream(stream),
        readStreams: async () => (await store.readStreams([stream])).get(stream) ?? [],
        readAll: () => store.readAll(0, 10),
        subscribe: () => firstBatch(store),
      };
      const faults: string[] = [];
      for (const [reader, read] of Object.entries(readers)) {
        const said = JSON.stringify((await read()).map((found) => found.data));
        if (said !== '[{"personId":"Ada"}]') faults.push(`${reader} gave ${said}.`);
      }
      return faults;
    },
  );

async function firstBatch(store: EventStore): Promise<StoredEvent[]> {
  const { signal } = new AbortController();
  for await (const { events } of store.subscribe(beginning, { signal })) return [...events];
  return [];
}
