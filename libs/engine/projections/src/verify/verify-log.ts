import { type EventStore, type KnownEvents, type StoredEvent, beginning } from '@relais/event-sourcing';
import { logPages } from '../log-pages';

const most = 20;

/** What is wrong in the log: how many things, and at most twenty of each kind, in one sentence each. */
export type VerifiedLog = Readonly<{ position: number; count: number; faults: readonly string[] }>;

/** Whether the log is without holes, and every event of it can be read and looks like what it says that it is. */
export async function verifyLog(
  store: EventStore,
  known: KnownEvents,
  {
    progress,
    signal,
    further = () => null,
  }: Readonly<{
    progress?: (position: number, end: number) => void;
    signal?: AbortSignal;
    /** What else may be wrong with an event, after those before it. */
    further?: (event: StoredEvent) => string | null;
  }> = {},
): Promise<VerifiedLog> {
  const end = await store.lastPosition();
  const holes = await store.audit();
  const unreadable: string[] = [];
  let count = holes.length;
  for await (const { events, upTo } of logPages(store, beginning, end)) {
    signal?.throwIfAborted();
    const found = events
      .map((event) => known.faultOf(event) ?? further(event))
      .filter((fault) => fault !== null);
    count += found.length;
    unreadable.push(...found.slice(0, most - unreadable.length));
    progress?.(upTo.position, end);
  }
  return { position: end, count, faults: [...holes, ...unreadable] };
}
