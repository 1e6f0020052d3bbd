import type { EventStore, Cursor, Selection, EventBatch } from '@relais/event-sourcing';

/** The selected batches of the log after a cursor, until one of them reaches a position; it may go beyond. */
export async function* logPages(
  store: EventStore,
  after: Cursor,
  end: number,
  selection?: Selection,
): AsyncGenerator<EventBatch, void, undefined> {
  if (after.position >= end) return;
  const ending = new AbortController();
  try {
    for await (const batch of store.subscribe(after, {
      signal: ending.signal,
      ...(selection && { selection }),
    })) {
      const { position, recordedAt } = batch.upTo;
      yield { events: batch.events, upTo: { position, recordedAt } };
      if (position >= end) return;
    }
  } finally {
    ending.abort();
  }
}
