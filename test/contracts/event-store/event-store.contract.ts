import { type EventStore, LostRace, type NewEvent } from '@relais/event-sourcing';
import { newEvent, newStream } from '../../support/events';
import { bulkContract } from './bulk.contract';
import { commandContract } from './command.contract';
import { upcastingContract } from './upcasting.contract';
import { owningContract } from './owning.contract';
import { readingContract } from './reading.contract';
import { subscriptionContract } from './subscription.contract';
import { takingOverContract } from './taking-over.contract';

export type OpenLog = () => Promise<{ store: EventStore; close(): Promise<void> }>;

/**
 * What every home of the log does alike; `open` gives an empty log.
 * @param differing `hasGaps`: positions grow, but not by one
 */
export function eventStoreContract(open: OpenLog, differing: Readonly<{ hasGaps: boolean }>): void {
  let log: Awaited<ReturnType<OpenLog>>;
  let store: EventStore;
  beforeAll(async () => {
    log = await open();
    store = log.store;
  });
  afterAll(() => log.close());

  describe('An append', () => {
    it('begins a stream and is read as it was written', async () => {
      const stream = newStream();
      const event = newEvent({ data: { amountInCents: 1_234, nothing: null }, on: '2024-02-29' });
      const { position, revision } = await store.append(stream, [event], { expected: 'none' });
      expect(revision).toBe(0);
      const [stored, ...more] = await store.readStream(stream);
      expect(more).toEqual([]);
      expect(stored).toEqual({ ...event, stream, revision, position, recordedAt: stored?.recordedAt });
      expect(stored?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    });

    it('records all of its events, in order', async () => {
      const stream = newStream();
      const events = Array.from({ length: 500 }, (_, n) => newEvent({ data: { n } }));
      const { position, revision } = await store.append(stream, events, { expected: 'none' });
      const stored = await store.readStream(stream);
      expect(stored.map(({ data }) => data)).toEqual(events.map(({ data }) => data));
      expect(stored.map((event) => event.revision)).toEqual(events.map((_, n) => n));
      expect(stored.at(-1)).toMatchObject({ position, revision });
    });

    it('expecting a revision or any goes on from there', async () => {
      const stream = newStream();
      await store.append(stream, [newEvent(), newEvent()], { expected: 'any' });
      expect(await store.append(stream, [newEvent()], { expected: 1 })).toMatchObject({ revision: 2 });
      expect(await store.append(stream, [newEvent()], { expected: 'any' })).toMatchObject({ revision: 3 });
    });

    it('expecting another revision than the stream has loses the race', async () => {
      const stream = newStream();
      await store.append(stream, [newEvent(), newEvent()], { expected: 'none' });
      for (const expected of ['none', 0, 2] as const)
        await expect(store.append(stream, [newEvent()], { expected })).rejects.toThrow(LostRace);
      await expect(store.append(newStream(), [newEvent()], { expected: 0 })).rejects.toThrow(LostRace);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    it('that loses does not fail its neighbours', async () => {
      const taken = newStream();
      await store.append(taken, [newEvent()], { expected: 'none' });
      const streams = [newStream(), taken, newStream()];
      const outcomes = await Promise.allSettled(
        streams.map((stream) => store.append(stream, [newEvent()], { expected: 'none' })),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });

    it('repeated with the same ids answers as the first time', async () => {
      const stream = newStream();
      const events = [newEvent(), newEvent()];
      const first = await store.append(stream, events, { expected: 'none' });
      await store.append(stream, [newEvent()], { expected: 1 });
      for (const expected of ['none', 'any', 2] as const)
        expect(await store.append(stream, events, { expected })).toEqual(first);
      expect(await store.readStream(stream)).toHaveLength(3);
    });

    it('with ids known from elsewhere is refused whole', async () => {
      const known = newEvent();
      await store.append(newStream(), [known], { expected: 'none' });
      const stream = newStream();
      for (const events of [[known], [known, newEvent()], [newEvent(), known]]) {
        await expect(store.append(stream, events, { expected: 'none' })).rejects.toMatchObject({
          code: 'other-content',
        });
      }
      expect(await store.readStream(stream)).toEqual([]);
    });

    it('with the ids of other content in the same stream is refused', async () => {
      const stream = newStream();
      const known = newEvent();
      const other = { ...known, metadata: { ...known.metadata, contentHash: 'another' } };
      await store.append(stream, [known], { expected: 'none' });
      await expect(store.append(stream, [other], { expected: 'none' })).rejects.toMatchObject({
        code: 'other-content',
      });
    });

    it('of an event above 512 KiB is refused, its neighbours are not', async () => {
      const fits = newEvent({ data: { text: 'x'.repeat(512 * 1024 - '{"text":""}'.length) } });
      const tooLarge = newEvent({ data: { text: 'é'.repeat(256 * 1024) } });
      const [large, refused, small] = await Promise.allSettled(
        [fits, tooLarge, newEvent()].map((event) => store.append(newStream(), [event], { expected: 'none' })),
      );
      expect([large?.status, small?.status]).toEqual(['fulfilled', 'fulfilled']);
      expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'too-large' } });
    });

    it.each([
      ['two large', 2, 490],
      ['four', 4, 245],
      ['very many small', 3000, 0],
    ])(
      'of %s events above 960 KiB together is refused whole, one just below is recorded',
      async (_, count, kib) => {
        const stream = newStream();
        const events = (of: number) =>
          Array.from({ length: count }, () => newEvent({ data: { text: 'x'.repeat(of) } }));
        await expect(
          store.append(stream, events(kib * 1024 + 64), { expected: 'none' }),
        ).rejects.toMatchObject({ code: 'too-large' });
        await expect(
          store.appendMany([{ stream, events: events(kib * 1024 + 64), options: { expected: 'none' } }]),
        ).rejects.toMatchObject({ code: 'too-large' });
        expect(await store.readStream(stream)).toEqual([]);
        const below = events(Math.max(0, kib - 12) * 1024);
        expect(await store.append(stream, below, { expected: 'none' })).toMatchObject({
          revision: count - 1,
        });
      },
    );

    it('keeps every character', async () => {
      const stream = newStream();
      const data = {
        text: 'Élodie Œuvrard – 名前 👩‍🚀 \u0000 \u001f \u2028 "\\',
        'clé\u0000': '\ud800 alone',
        '': [],
      };
      await Promise.all([
        store.append(stream, [newEvent({ data })], { expected: 'none' }),
        store.append(newStream(), [newEvent()], { expected: 'none' }),
      ]);
      expect((await store.readStream(stream)).map((event) => event.data)).toEqual([data]);
    });
  });

  describe('Appenders at the same time', () => {
    it('expecting the same revision win once', async () => {
      const stream = newStream();
      await store.append(stream, [newEvent()], { expected: 'none' });
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, () => store.append(stream, [newEvent()], { expected: 0 })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await store.readStream(stream)).toHaveLength(2);
    });

    it('who try again all get in, at dense revisions', async () => {
      const stream = newStream();
      const events = Array.from({ length: 16 }, () => newEvent());
      await Promise.all(events.map((event) => persistently(store, stream, event)));
      const stored = await store.readStream(stream);
      expect(stored.map(({ revision }) => revision)).toEqual(events.map((_, n) => n));
      expect(new Set(stored.map(({ id }) => id))).toEqual(new Set(events.map(({ id }) => id)));
    });

    it('sending the same events record them once and hear the same', async () => {
      const stream = newStream();
      const events = [newEvent(), newEvent()];
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => store.append(stream, events, { expected: 'none' })),
      );
      expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
      expect(await store.readStream(stream)).toHaveLength(2);
    });
  });

  bulkContract(() => store);
  readingContract(() => store, differing);
  subscriptionContract(() => store);
  takingOverContract(() => store);
  upcastingContract(() => store);
  owningContract(() => store);
  commandContract(() => store);
}

async function persistently(store: EventStore, stream: string, event: NewEvent): Promise<void> {
  for (;;) {
    const last = (await store.readStream(stream)).at(-1);
    try {
      await store.append(stream, [event], { expected: last?.revision ?? 'none' });
      return;
    } catch (error) {
      if (!(error instanceof LostRace)) throw error;
    }
  }
}
