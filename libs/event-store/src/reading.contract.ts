import { randomUUID } from 'node:crypto';
import {
  type EventStore,
  type NewEvent,
  type Selection,
  type StoredEvent,
  type Stretch,
  beginning,
} from '@relais/event-sourcing';
import { newFact, newStream } from '../../../test/facts';

/** How every home of the log is read. */
export function readingContract(log: () => EventStore): void {
  describe('The log', () => {
    it('reads a stream from a revision on', async () => {
      const stream = newStream();
      await log().append(stream, [newFact(), newFact(), newFact()], { expected: 'none' });
      expect((await log().readStream(stream, { from: 1 })).map(({ revision }) => revision)).toEqual([1, 2]);
      expect(await log().readStream(stream, { from: 3 })).toEqual([]);
      expect(await log().readStream(newStream())).toEqual([]);
    });

    it('gives each of many readers of one moment the facts that he asked for', async () => {
      const streams = Array.from({ length: 300 }, newStream);
      await Promise.all(
        streams.map((stream, n) =>
          log().append(stream, [newFact({ data: { n } }), newFact({ data: { n: n + 1000 } })], {
            expected: 'none',
          }),
        ),
      );
      const read = await Promise.all(streams.map((stream, n) => log().readStream(stream, { from: n % 3 })));
      expect(read.map((facts) => facts.map(({ data }) => data))).toEqual(
        streams.map((_, n) => [{ n }, { n: n + 1000 }].slice(n % 3)),
      );
    });

    it('reads many streams at once, leaving out those without facts', async () => {
      const [one, two, none] = [newStream(), newStream(), newStream()];
      await log().append(one, [newFact(), newFact()], { expected: 'none' });
      await log().append(two, [newFact()], { expected: 'none' });
      const read = await log().readStreams([one, none, two]);
      expect([...read.keys()].sort()).toEqual([one, two].sort());
      expect(read.get(one)).toEqual(await log().readStream(one));
      expect(read.get(two)).toEqual(await log().readStream(two));
    });

    it('is read in pages, after a position, in order', async () => {
      const from = await log().lastPosition();
      for (let n = 0; n < 7; n++)
        await log().append(newStream(), [newFact({ data: { n } })], { expected: 'none' });
      const seen: unknown[] = [];
      for (let page = await log().readAll(from, 3); page.length > 0;) {
        expect(page.length).toBeLessThanOrEqual(3);
        seen.push(...page.map(({ data }) => data));
        page = await log().readAll(page.at(-1)?.position ?? 0, 3);
      }
      expect(seen).toEqual(Array.from({ length: 7 }, (_, n) => ({ n })));
    });

    it('is read for one network alone', async () => {
      const from = await log().lastPosition();
      const networkId = randomUUID();
      const ours = [newFact({ networkId }), newFact({ networkId })];
      for (const fact of [ours[0], newFact(), ours[1]])
        await log().append(newStream(), [fact as NewEvent], { expected: 'none' });
      expect((await log().readAll(from, 10, { networkId })).map(({ id }) => id)).toEqual(
        ours.map(({ id }) => id),
      );
      expect(await log().readAll(from, 1, { networkId })).toHaveLength(1);
    });

    it('ends at the position of its last fact', async () => {
      const { position } = await log().append(newStream(), [newFact(), newFact()], { expected: 'none' });
      expect(await log().lastPosition()).toBe(position);
      expect(await log().readAll(position, 10)).toEqual([]);
    });
  });

  describe('A subscription', () => {
    const begin = async (selection?: Selection) => {
      const ending = new AbortController();
      const after = { ...beginning, position: await log().lastPosition() };
      const stretches = log().subscribe(after, { signal: ending.signal, ...(selection && { selection }) });
      return { ending, facts: factsOf(stretches) };
    };

    it('gives what is there, then what comes, once and in order', async () => {
      const { ending, facts } = await begin();
      for (const n of [1, 2])
        await log().append(newStream(), [newFact({ data: { n } })], { expected: 'none' });
      const seen = [await facts.next(), await facts.next()];
      const third = facts.next();
      await log().append(newStream(), [newFact({ data: { n: 3 } })], { expected: 'none' });
      seen.push(await third);
      expect(seen.map(({ value }) => (value as StoredEvent).data)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
      ending.abort();
    });

    it('ends on its signal, waiting or not', async () => {
      const { ending, facts } = await begin();
      const waiting = facts.next();
      ending.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
      expect((await facts.next()).done).toBe(true);
    });

    it('gives selected facts alone', async () => {
      const networkId = randomUUID();
      const { ending, facts } = await begin({ types: ['Wanted'], networkId });
      const wanted = newFact({ type: 'Wanted', networkId });
      for (const fact of [newFact(), newFact({ type: 'Wanted' }), newFact({ networkId }), wanted])
        await log().append(newStream(), [fact], { expected: 'none' });
      expect((await facts.next()).value).toMatchObject({ id: wanted.id });
      ending.abort();
    });
  });
}

async function* factsOf(stretches: AsyncIterable<Stretch>): AsyncGenerator<StoredEvent, void, undefined> {
  for await (const { events } of stretches) yield* events;
}
