import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EventStore,
  type Cursor,
  type Selection,
  type StoredEvent,
  type EventBatch,
  beginning,
} from '@relais/event-sourcing';
import { newEvent, newStream } from '../../support/events';

/** How every home of the log is followed. */
export function subscriptionContract(log: () => EventStore): void {
  const record = async (data: object) =>
    (await log().append(newStream(), [newEvent({ data })], { expected: 'none' })).position;
  const end = async (): Promise<Cursor> => ({ ...beginning, position: await log().lastPosition() });
  const follow = (after: Cursor, selection?: Selection) => {
    const ending = new AbortController();
    const batches = log().subscribe(after, { signal: ending.signal, ...(selection && { selection }) });
    return { ending, batches, events: eventsOf(batches) };
  };

  describe('A subscription', () => {
    it('gives what is there, then what comes, once and in order', async () => {
      const { ending, events } = follow(await end());
      for (const n of [1, 2]) await record({ n });
      const seen = [await events.next(), await events.next()];
      const third = events.next();
      await record({ n: 3 });
      seen.push(await third);
      expect(seen.map(({ value }) => (value as StoredEvent).data)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
      ending.abort();
    });

    it('begins after its position, be there more to come or not', async () => {
      const after = await end();
      await record({ n: 1 });
      const second = { ...beginning, position: await record({ n: 2 }) };
      await record({ n: 3 });
      const fromSecond = follow(second);
      expect((await fromSecond.events.next()).value?.data).toEqual({ n: 3 });
      const fromBefore = follow(after);
      expect((await fromBefore.events.next()).value?.data).toEqual({ n: 1 });
      const live = follow(await end());
      const next = live.events.next();
      await record({ n: 4 });
      expect((await next).value?.data).toEqual({ n: 4 });
      for (const { ending } of [fromSecond, fromBefore, live]) ending.abort();
    });

    it('resumed from the cursor that it had reached misses nothing and repeats nothing', async () => {
      let cursor = await end();
      const seen: unknown[] = [];
      for (let n = 0; n < 12; n += 3) {
        for (const m of [n, n + 1, n + 2]) await record({ n: m });
        const { ending, batches } = follow(cursor);
        for await (const { events, upTo } of batches) {
          seen.push(...events.map(({ data }) => data));
          cursor = upTo;
          if (seen.length > n) break;
        }
        ending.abort();
      }
      const { ending, events } = follow(cursor);
      while (seen.length < 12) seen.push((await events.next()).value?.data);
      ending.abort();
      expect(seen).toEqual(Array.from({ length: 12 }, (_, n) => ({ n })));
    });

    it('gives an event the time that everybody reads, wherever it begins', async () => {
      const after = await end();
      const events = Array.from({ length: 10 }, () => newEvent());
      await log().append(newStream(), events, { expected: 'none' });
      const whole = follow(after);
      const times: string[] = [];
      let cursor: Cursor | undefined;
      while (times.length < 10) {
        const event = (await whole.events.next()).value;
        if (!event) throw new Error('The subscription has ended.');
        times.push(event.recordedAt);
        if (times.length === 5) cursor = { position: event.position, recordedAt: event.recordedAt };
      }
      const part = follow(cursor ?? after);
      const later: (string | undefined)[] = [];
      while (later.length < 5) later.push((await part.events.next()).value?.recordedAt);
      expect(later).toEqual(times.slice(5));
      for (const { ending } of [whole, part]) ending.abort();
    });

    it('ends on its signal, waiting or not', async () => {
      const { ending, events } = follow(await end());
      const waiting = events.next();
      ending.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
      expect((await events.next()).done).toBe(true);
    });

    it('ends when its reader leaves', async () => {
      const { batches } = follow(await end());
      await record({});
      let read = 0;
      for await (const { events } of batches) {
        read += events.length;
        if (read > 0) break;
      }
      expect(await batches[Symbol.asyncIterator]().next()).toEqual({ done: true, value: undefined });
    });

    it('gives selected events alone', async () => {
      const networkId = randomUUID();
      const { ending, events } = follow(await end(), { types: ['Wanted'], networkId });
      const wanted = newEvent({ type: 'Wanted', networkId });
      for (const event of [newEvent(), newEvent({ type: 'Wanted' }), newEvent({ networkId }), wanted])
        await log().append(newStream(), [event], { expected: 'none' });
      expect((await events.next()).value).toMatchObject({ id: wanted.id });
      ending.abort();
    });

    it('gets on even where nothing is selected', async () => {
      const { ending, batches } = follow(await end(), { types: ['Wanted'] });
      const position = await record({});
      for await (const { events, upTo } of batches) {
        expect(events).toEqual([]);
        if (upTo.position >= position) break;
      }
      ending.abort();
    });

    it('waits for a slow reader, who gets everything', async () => {
      const after = await end();
      const written = 6000;
      for (let n = 0; n < written; n += 500)
        await log().append(
          newStream(),
          Array.from({ length: 500 }, (_, m) => newEvent({ data: { n: n + m } })),
          { expected: 'none' },
        );
      const { ending, batches } = follow(after);
      const seen: unknown[] = [];
      const lengths: number[] = [];
      for await (const { events } of batches) {
        seen.push(...events.map(({ data }) => data));
        lengths.push(events.length);
        if (seen.length >= written) break;
        await sleep(20);
      }
      ending.abort();
      expect(seen).toEqual(Array.from({ length: written }, (_, n) => ({ n })));
      expect(Math.max(...lengths)).toBeLessThanOrEqual(2000);
    });
  });
}

async function* eventsOf(
  batches: AsyncIterable<EventBatch>,
): AsyncGenerator<StoredEvent, undefined, undefined> {
  for await (const { events } of batches) yield* events;
}
