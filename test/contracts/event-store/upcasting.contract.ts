import { randomUUID } from 'node:crypto';
import {
  Command,
  type Decided,
  type Decider,
  type Event,
  type EventStore,
  KnownEvents,
  UpcastingEventStore,
  type StoredEvent,
  beginning,
  event,
} from '@relais/event-sourcing';
import { newEnvelope, newEvent, newStream } from '../../support/events';

const data = { safeParse: (found: unknown) => ({ success: true as const, data: found as object }) };

/** `HandShaken` {who} became `Met` {pair}, and that `Met` {a, b}. */
const known = new KnownEvents(
  [event('Met', 2, data), event('Parted', 1, data)],
  [
    {
      from: { type: 'HandShaken', schema: 0 },
      to: { type: 'Met', schema: 1 },
      data: (event) => ({ pair: (event.data as { who: string[] }).who }),
    },
    {
      from: { type: 'Met', schema: 1 },
      to: { type: 'Met', schema: 2 },
      data: (event) => {
        const [a, b] = (event.data as { pair: string[] }).pair;
        return { a, b };
      },
    },
  ],
);

const written = (type: string, schema: number, of: object) => {
  const event = newEvent({ type, data: of });
  return { ...event, metadata: { ...event.metadata, schema } };
};
const told = ({ type, data: of, metadata }: StoredEvent) => [type, metadata.schema, of];

/** How old shapes are read in every home of the log. */
export function upcastingContract(home: () => EventStore): void {
  describe('An event in an old shape', () => {
    const stream = newStream();
    const upcasting = () => new UpcastingEventStore(home(), known);
    const today = [
      ['Met', 2, { a: 'Ada', b: 'Max' }],
      ['Met', 2, { a: 'Eve', b: 'Zoe' }],
      ['Parted', 1, {}],
    ];
    let before: number;

    beforeAll(async () => {
      before = await home().lastPosition();
      await home().append(
        stream,
        [
          written('HandShaken', 0, { who: ['Ada', 'Max'] }),
          written('Met', 1, { pair: ['Eve', 'Zoe'] }),
          written('Parted', 1, {}),
        ],
        { expected: 'none' },
      );
    });

    it.each<[string, (store: EventStore) => Promise<StoredEvent[]>]>([
      ['a stream', (store) => store.readStream(stream)],
      [
        'a stream backwards',
        async (store) => (await store.readStream(stream, { backwards: true })).reverse(),
      ],
      ['streams', async (store) => (await store.readStreams([stream])).get(stream) ?? []],
      ['the whole log', (store) => store.readAll(before, 3)],
      ['types of the log', (store) => store.readAll(before, 100, { types: ['Met', 'Parted'] })],
      ['a subscription', (store) => firstOf(store, 3)],
      ['a subscription of types', (store) => firstOf(store, 3, ['Met', 'Parted'])],
    ])('comes in the shape of today, by the reader of %s', async (_, read) => {
      expect((await read(upcasting())).slice(0, 3).map(told)).toEqual(today);
    });

    it('is an event of its type of today alone, and nothing else of it changes', async () => {
      expect(await upcasting().readAll(before, 100, { types: ['HandShaken'] })).toEqual([]);
      const [raw] = await home().readStream(stream);
      const [read] = await upcasting().readStream(stream);
      expect(read).toEqual({
        ...raw,
        type: 'Met',
        data: { a: 'Ada', b: 'Max' },
        metadata: { ...raw?.metadata, schema: 2 },
      });
    });

    it('is what decisions are made on, and new events are written in the shape of today', async () => {
      const id = randomUUID();
      await home().append(`pair-${id}`, [written('HandShaken', 0, { who: ['Ada', 'Max'] })], {
        expected: 'none',
      });
      await upcasting().execute(pair, id, new Part({ id }, newEnvelope()));
      expect((await home().readStream(`pair-${id}`)).at(-1)).toMatchObject({
        type: 'Met',
        data: { a: 'Ada', b: 'nobody' },
        metadata: { schema: 2 },
      });
    });

    async function firstOf(store: EventStore, count: number, types?: string[]): Promise<StoredEvent[]> {
      const ending = new AbortController();
      const found: StoredEvent[] = [];
      const after = { ...beginning, position: before };
      for await (const { events } of store.subscribe(after, {
        signal: ending.signal,
        ...(types && { selection: { types } }),
      })) {
        found.push(...events);
        if (found.length >= count) break;
      }
      ending.abort();
      return found;
    }
  });

  describe('An event in a shape that nobody knows', () => {
    it.each([
      ['of a type of today, in a later shape', 'Met', 3],
      ['of an unknown type', 'Divorced', 1],
    ])(
      '%s: refuses its stream, and comes through the log to be refused by who looks at it',
      async (_, type, schema) => {
        const [stream, before] = [newStream(), await home().lastPosition()];
        await home().append(stream, [written('Parted', 1, {}), written(type, schema, {})], {
          expected: 'none',
        });
        const store = new UpcastingEventStore(home(), known);
        const error = new RegExp(
          `^The event .{36} \\(position \\d+, ${stream}\\) cannot be read: .* does not know ${type} in shape ${String(schema)}\\.$`,
        );
        await expect(store.readStream(stream)).rejects.toThrow(error);
        await expect(store.readStreams([stream])).rejects.toThrow(error);
        const [good, bad] = await store.readAll(before, 10);
        expect(good?.data).toEqual({});
        expect(bad).toMatchObject({ type, stream, revision: 1 });
        expect(() => bad?.data).toThrow(error);
      },
    );
  });
}

type Pair = Event<'Met', { a: string; b: string }>;

class Part extends Command<{ id: string }> {
  readonly type = 'Part' as const;
}

const pair: Decider<Decided<Part>, string, Pair> = {
  category: 'pair',
  initialState: 'nobody',
  decide: ({ today }, a) => [{ type: 'Met', on: today, data: { a, b: 'nobody' } }],
  evolve: (_, { data: { a } }) => a,
};
