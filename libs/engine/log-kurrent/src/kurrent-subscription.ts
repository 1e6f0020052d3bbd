import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AllStreamResolvedEvent,
  type KurrentDBClient,
  START,
  excludeSystemEvents,
} from '@kurrent/kurrentdb-client';
import type { Cursor, Selection, StoredEvent, EventBatch } from '@relais/event-sourcing';
import { connect, isPassing, backOffAfter } from './kurrent-connection';
import { recordAfter, isSelected, numberOf, positionOf, toStoredEvent } from './kurrent-events';

const longestBackOffMs = 5000;
const longest = 1000;

type Item = AllStreamResolvedEvent | { reached: number } | { caughtUp: true };

/** A batch of the log; `isCaughtUp`: all existing events have been given. */
export type LiveBatch = EventBatch & { isCaughtUp: boolean };

/**
 * The events after a cursor as they are recorded, each once, in order. After a dropped connection, a restart or a new leader it
 * continues from its last cursor, with growing back-off, until the signal.
 * @param tries how often in a row it may fail; default: for ever
 */
export async function* follow(
  url: string,
  after: Cursor,
  signal: AbortSignal,
  { selection = {}, tries = Number.POSITIVE_INFINITY }: { selection?: Selection; tries?: number } = {},
): AsyncGenerator<LiveBatch, void, undefined> {
  let cursor = after;
  for (let failures = 0; !signal.aborted; failures++) {
    // Each try has its own client: a failed one is thrown away with its connection.
    const client = connect(url);
    try {
      for await (const batch of readConnected(client, cursor, signal, selection)) {
        cursor = batch.upTo;
        failures = 0;
        yield batch;
      }
    } catch (error) {
      if (!isPassing(error) || failures + 1 >= tries) throw error;
    } finally {
      void client.dispose();
    }
    await sleep(backOffAfter(failures, longestBackOffMs), undefined, { signal }).catch(() => undefined);
  }
}

/** Reads over one connection. The server's checkpoints and its caught-up marks come between the events. */
async function* readConnected(
  client: KurrentDBClient,
  after: Cursor,
  signal: AbortSignal,
  selection: Selection,
): AsyncGenerator<LiveBatch, void, undefined> {
  const subscription = client.subscribeToAll(
    {
      fromPosition: after.position === 0 ? START : positionOf(after.position),
      filter: excludeSystemEvents({
        checkpointReached: (_, position) => void stream.push({ reached: numberOf(position) }),
      }),
    },
    { highWaterMark: longest / 2 },
  );
  const stream = subscription as unknown as Readable;
  stream.on('caughtUp', () => stream.push({ caughtUp: true }));
  const ending = AbortSignal.any([signal, endOf(stream)]);
  try {
    let cursor = after;
    while (!signal.aborted) {
      const items = takeItems(stream);
      if (items.length > 0) {
        const batch = batchOf(items, cursor, selection);
        cursor = batch.upTo;
        yield batch;
      } else {
        if (ending.aborted) throw ending.reason;
        await once(stream, 'readable', { signal: ending }).catch(() => undefined);
      }
    }
  } finally {
    stream.destroy();
  }
}

/** Aborted with what ended a stream. */
function endOf(stream: Readable): AbortSignal {
  const ended = new AbortController();
  for (const event of ['error', 'end', 'close'])
    stream.on(event, (error?: Error) => {
      ended.abort(error ?? new Error('The subscription was dropped.'));
    });
  return ended.signal;
}

function takeItems(stream: Readable): Item[] {
  const items: Item[] = [];
  while (items.length < longest) {
    const item = stream.read() as Item | null;
    if (item === null) break;
    items.push(item);
  }
  return items;
}

function batchOf(items: readonly Item[], after: Cursor, selection: Selection): LiveBatch {
  const events: StoredEvent[] = [];
  let upTo = after;
  let isCaughtUp = false;
  for (const item of items) {
    if ('caughtUp' in item) isCaughtUp = true;
    else if ('reached' in item) upTo = { ...upTo, position: Math.max(upTo.position, item.reached) };
    else {
      const position = item.event?.position && numberOf(item.event.position);
      if (position === undefined || position <= upTo.position) continue;
      const own = toStoredEvent(item.event);
      const event = own && recordAfter(upTo, own);
      upTo = event ?? { ...upTo, position };
      if (event && isSelected(selection, event)) events.push(event);
    }
  }
  return { events, upTo: { position: upTo.position, recordedAt: upTo.recordedAt }, isCaughtUp };
}
