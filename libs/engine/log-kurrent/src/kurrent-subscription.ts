import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AllStreamResolvedEvent, START, excludeSystemEvents } from '@kurrent/kurrentdb-client';
import type { Cursor, Selection, StoredEvent, EventBatch } from '@relais/event-sourcing';
import { connect } from './kurrent-client';
import { isPassing, backOffAfter } from './kurrent-connection';
import { recordAfter, isSelected, numberOf, positionOf, toStoredEvent } from './kurrent-events';
import { explain } from './kurrent-probe';
import { endOfLog } from './kurrent-reads';

const longestBackOffMs = 5000;
const longest = 1000;

type Item = AllStreamResolvedEvent | { reached: number | undefined } | { caughtUp: true };

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
    try {
      for await (const batch of readConnected(url, cursor, signal, selection)) {
        cursor = batch.upTo;
        failures = 0;
        yield batch;
      }
    } catch (error) {
      if (!isPassing(error) || failures + 1 >= tries) throw await explain(url, error);
    }
    await sleep(backOffAfter(failures, longestBackOffMs), undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Reads over a connection of its own, which ends with the signal, whether or not the reader asks again. The server's checkpoints and
 * its caught-up marks come between the events.
 */
async function* readConnected(
  url: string,
  after: Cursor,
  signal: AbortSignal,
  selection: Selection,
): AsyncGenerator<LiveBatch, void, undefined> {
  const client = connect(url);
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
  const leave = () => {
    stream.destroy();
    void subscription.unsubscribe().catch(() => undefined);
    void client.dispose();
  };
  signal.addEventListener('abort', leave, { once: true });
  try {
    let [cursor, end] = [after, 0];
    while (!signal.aborted) {
      const items = takeItems(stream);
      if (items.length > 0) {
        if (pastAll(items, Math.max(cursor.position, end))) end = await endOfLog(client);
        const batch = batchOf(items, cursor, end, selection);
        cursor = batch.upTo;
        yield batch;
      } else {
        if (ending.aborted) throw ending.reason;
        await once(stream, 'readable', { signal: ending }).catch(() => undefined);
      }
    }
  } finally {
    signal.removeEventListener('abort', leave);
    leave();
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

/** Whether a checkpoint of the server lies behind the events that come with it and behind what is known of the log. */
function pastAll(items: readonly Item[], known: number): boolean {
  let last = known;
  for (const item of items) {
    if ('reached' in item) {
      if ((item.reached ?? 0) > last) return true;
    } else if (!('caughtUp' in item)) last = (item.event?.position && numberOf(item.event.position)) ?? last;
  }
  return false;
}

/** @param end of the log, as far as it is known: a checkpoint behind it is no place in the log, and ignored */
function batchOf(items: readonly Item[], after: Cursor, end: number, selection: Selection): LiveBatch {
  const events: StoredEvent[] = [];
  let upTo = after;
  let isCaughtUp = false;
  for (const item of items) {
    if ('caughtUp' in item) isCaughtUp = true;
    else if ('reached' in item) {
      const { reached = 0 } = item;
      if (reached > upTo.position && reached <= end) upTo = { ...upTo, position: reached };
    } else {
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
