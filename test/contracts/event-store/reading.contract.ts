import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent, StreamReading } from '@relais/event-sourcing';
import { club, newEvent, newStream, otherClub } from '../../support/events';

/** How every home of the log is read. */
export function readingContract(log: () => EventStore, { hasGaps }: Readonly<{ hasGaps: boolean }>): void {
  describe('The log', () => {
    it('reads a stream from a revision on', async () => {
      const stream = newStream();
      await log().append(stream, [newEvent(), newEvent(), newEvent()], { expected: 'none' });
      expect((await log().readStream(stream, { from: 1 })).map(({ revision }) => revision)).toEqual([1, 2]);
      expect(await log().readStream(stream, { from: 3 })).toEqual([]);
      expect(await log().readStream(newStream())).toEqual([]);
    });

    it('reads a stream in part, in order or backwards', async () => {
      const stream = newStream();
      await log().append(
        stream,
        Array.from({ length: 5 }, () => newEvent()),
        { expected: 'none' },
      );
      const read = async (reading: StreamReading) =>
        (await log().readStream(stream, reading)).map(({ revision }) => revision);
      expect(await read({ limit: 2 })).toEqual([0, 1]);
      expect(await read({ from: 3, limit: 9 })).toEqual([3, 4]);
      expect(await read({ backwards: true })).toEqual([4, 3, 2, 1, 0]);
      expect(await read({ backwards: true, limit: 1 })).toEqual([4]);
      expect(await read({ from: 2, backwards: true, limit: 2 })).toEqual([2, 1]);
      expect(await log().readStream(newStream(), { backwards: true })).toEqual([]);
    });

    it('gives each of many readers of one moment the events that it asked for', async () => {
      const streams = Array.from({ length: 300 }, newStream);
      await Promise.all(
        streams.map((stream, n) =>
          log().append(stream, [newEvent({ data: { n } }), newEvent({ data: { n: n + 1000 } })], {
            expected: 'none',
          }),
        ),
      );
      const read = await Promise.all(streams.map((stream, n) => log().readStream(stream, { from: n % 3 })));
      expect(read.map((events) => events.map(({ data }) => data))).toEqual(
        streams.map((_, n) => [{ n }, { n: n + 1000 }].slice(n % 3)),
      );
    });

    it('reads many streams at once, leaving out those without events', async () => {
      const [one, two, none] = [newStream(), newStream(), newStream()];
      await log().append(one, [newEvent(), newEvent()], { expected: 'none' });
      await log().append(two, [newEvent()], { expected: 'none' });
      const read = await log().readStreams([one, none, two]);
      expect([...read.keys()].sort()).toEqual([one, two].sort());
      expect(read.get(one)).toEqual(await log().readStream(one));
      expect(read.get(two)).toEqual(await log().readStream(two));
    });

    it('shows a reader the streams of their own networks alone', async () => {
      const [ours, theirs] = [newStream(), newStream()];
      await log().append(ours, [newEvent(), newEvent()], { expected: 'none' });
      await log().append(theirs, [newEvent({ networkId: otherClub })], { expected: 'none' });
      const seen = async (networkIds: string[], stream: string) =>
        (await log().readStreamAs({ networkIds }, stream)).map(({ revision }) => revision);
      expect(await seen([club], ours)).toEqual([0, 1]);
      expect(await seen([club], theirs)).toEqual([]);
      expect(await seen([club, otherClub], theirs)).toEqual([0]);
      expect(await seen([], ours)).toEqual([]);
      expect(await seen([club], newStream())).toEqual([]);
      expect(await log().readStreamAs({ networkIds: [club] }, ours)).toEqual(await log().readStream(ours));
    });

    it('is read in pages, after a position, in order', async () => {
      const from = await log().lastPosition();
      for (let n = 0; n < 7; n++)
        await log().append(newStream(), [newEvent({ data: { n } })], { expected: 'none' });
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
      const ours = [newEvent({ networkId }), newEvent({ networkId })];
      for (const event of [ours[0], newEvent(), ours[1]])
        await log().append(newStream(), [event as NewEvent], { expected: 'none' });
      expect((await log().readAll(from, 10, { networkId })).map(({ id }) => id)).toEqual(
        ours.map(({ id }) => id),
      );
      expect(await log().readAll(from, 1, { networkId })).toHaveLength(1);
    });

    it('is read by type', async () => {
      const from = await log().lastPosition();
      const types = ['Passed', 'Tried', 'Pass', 'PassedOn'];
      for (const type of types) await log().append(newStream(), [newEvent({ type })], { expected: 'none' });
      const read = async (wanted: string[]) =>
        (await log().readAll(from, 10, { types: wanted })).map(({ type }) => type);
      expect(await read(['Passed', 'Tried'])).toEqual(['Passed', 'Tried']);
      expect(await read(['Pass'])).toEqual(['Pass']);
      expect(await read([])).toEqual([]);
    });

    it('gives every event a later time than the one before it', async () => {
      const from = await log().lastPosition();
      const events = Array.from({ length: 40 }, () => newEvent());
      await log().append(newStream(), events, { expected: 'none' });
      await log().append(newStream(), [newEvent()], { expected: 'none' });
      const instants = (await log().readAll(from, 100)).map(({ recordedAt }) => recordedAt);
      expect(instants).toHaveLength(41);
      expect(instants).toEqual([...new Set(instants)].sort());
    });

    it(`has positions that grow${hasGaps ? '' : ' by one'}`, async () => {
      const from = await log().lastPosition();
      await Promise.all(
        Array.from({ length: 20 }, () =>
          log().append(newStream(), [newEvent(), newEvent()], { expected: 'none' }),
        ),
      );
      const positions = (await log().readAll(from, 100)).map(({ position }) => position);
      expect(positions).toHaveLength(40);
      const steps = positions.map((position, n) => position - (positions[n - 1] ?? from));
      expect(steps.every((step) => (hasGaps ? step > 0 : step === 1))).toBe(true);
    });

    it('ends at the position of its last event', async () => {
      const { position } = await log().append(newStream(), [newEvent(), newEvent()], { expected: 'none' });
      expect(await log().lastPosition()).toBe(position);
      expect(await log().lastEvent()).toMatchObject({ position, revision: 1 });
      expect(await log().readAll(position, 10)).toEqual([]);
    });
  });
}
