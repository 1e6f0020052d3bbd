import { type EventStore, type KnownEvents, type StoredEvent, beginning } from '@relais/event-sourcing';
import { logPages } from '../log-pages';

const most = 20;

/** The faults of the log: how many there are, and at most twenty of each kind, in one sentence each. */
export type VerifiedLog = Readonly<{ position: number; count: number; faults: readonly string[] }>;

/** Whether the log has no holes, and every event can be read and matches its schema. */
export async function verifyLog(
  store: EventStore,
  known: KnownEvents,
  {
    progress,
    signal,
    further = () => null,
  }: Readonly<{
    progress?: (reached: Readonly<{ position: number; end: number; events: number }>) => void;
    signal?: AbortSignal;
    /** Further checks of an event, which depend on earlier ones. */
    further?: (event: StoredEvent) => string | null;
  }> = {},
): Promise<VerifiedLog> {
  const end = await store.lastPosition();
  const holes = await store.audit();
  const unreadable: string[] = [];
  let count = holes.length;
  let read = 0;
  for await (const { events, upTo } of logPages(store, beginning, end)) {
    signal?.throwIfAborted();
    const found = events
      .map((event) => known.faultOf(event) ?? further(event))
      .filter((fault) => fault !== null);
    count += found.length;
    unreadable.push(...found.slice(0, most - unreadable.length));
    read += events.length;
    progress?.({ position: upTo.position, end, events: read });
  }
  return { position: end, count, faults: [...holes, ...unreadable] };
}
