import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { KurrentDBClient, NO_STREAM, START, excludeSystemEvents, jsonEvent } from '@kurrent/kurrentdb-client';
import { Database } from '@relais/database';
import type { EventStore, StoredEvent } from '@relais/event-sourcing';
import { rows } from '@relais/installation';
import { ledger } from '@relais/ledger';
import { KurrentEventStore } from '@relais/log-kurrent';
import { rebuild } from '@relais/projections';
import { newEvent, newStream } from '../support/events';
import type { Bench, Line } from './bench';
import { BenchReferrals } from './bench-referrals';
import { type Contestant, contest } from './contest';
import { type Finding, atLeast, comparison, ratio, throughput } from './report/findings';
import { measured } from './report/rounds';

const callers = 64;
const block = 1000;
const pipelined = 256;

/** A KurrentDB at this address, empty and to be thrown away. */
export const kurrentDbUrl = process.env['KURRENTDB_URL'];

export const kurrentDb = (url: string): Line => ({
  name: 'kurrentdb',
  title: 'The log in KurrentDB',
  async run(bench) {
    const database = await bench.freshDatabase();
    await (await Database.open(database, rows)).close();
    const store = new KurrentEventStore(url, database, Buffer.alloc(32, 2));
    const client = KurrentDBClient.connectionString(url);
    try {
      return await race(bench, { database, store, client });
    } finally {
      await store.close();
      await client.dispose();
    }
  },
});

type Here = Readonly<{ database: string; store: EventStore; client: KurrentDBClient }>;

async function race(bench: Bench, { database, store, client }: Here): Promise<Finding> {
  const { clocks, course, say } = bench;
  const referrals = new BenchReferrals(database, store);
  const open = await Database.open(database, rows);
  const contestant = (name: string, atOnce: number, act: () => Promise<unknown>): Contestant => ({
    name,
    round: (forMs) => measured(clocks, atOnce, forMs, act),
  });
  const inBlocks = (name: string, act: () => Promise<unknown>) => contestant(name, 1, act);
  const lengths: readonly (readonly [string, number, Contestant, Contestant])[] = [
    [
      'appends, 64 callers',
      0.6,
      contestant('Relais', callers, () => referrals.pass()),
      contestant('plain client', callers, () => plainAppend(client)),
    ],
    [
      `copying, blocks of ${String(block)}`,
      0.3,
      inBlocks('Relais', async () => store.takeOver(await foreignEvents(store))),
      inBlocks('plain client, pipelined', () => plainBlock(client)),
    ],
    [
      `import, blocks of ${String(block)}`,
      0.4,
      inBlocks('Relais', () => store.appendMany(Array.from({ length: block }, newAppend))),
      inBlocks('plain client, pipelined', () => plainBlock(client)),
    ],
    [
      'rebuild of the ledger, the whole log',
      0.35,
      inBlocks('Relais', () => rebuild(ledger, { store, database: open })),
      inBlocks('plain client, filtered read', () => plainRead(client)),
    ],
  ];
  const found: Finding[] = [];
  try {
    for (const [what, reach, ours, theirs] of lengths) {
      const [relais, plain] = await contest([ours, theirs], course, say);
      if (!relais || !plain) throw new Error('A contest gives a result for each contestant.');
      found.push({
        targets: [
          atLeast(`KurrentDB, ${what}: Relais ÷ plain client`, ratio(relais, plain, throughput), reach, '×'),
        ],
        tables: [comparison(what, [relais, plain])],
        method: '',
      });
    }
  } finally {
    await open.close();
  }
  return {
    targets: found.flatMap(({ targets }) => targets),
    tables: found.flatMap(({ tables }) => tables),
    method:
      'A KurrentDB at `KURRENTDB_URL`. Appends as in the line `appends`, beside `appendToStream` of the event alone. Pipelined: one writer with 256 appends on their way. ' +
      'Copying: `EventStore.takeOver`; import: `EventStore.appendMany`, an event on a new stream each; rebuild: `relais rebuild ledger` in this process, beside a subscription from the start until it has caught up.',
  };
}

const newAppend = () => ({
  stream: newStream(),
  events: [newEvent()],
  options: { expected: 'none' } as const,
});

const plainAppend = (client: KurrentDBClient) =>
  client.appendToStream(
    `plain-${randomUUID()}`,
    jsonEvent({ type: 'Tried', data: { text: 'x'.repeat(200) } }),
    {
      streamState: NO_STREAM,
    },
  );

async function plainBlock(client: KurrentDBClient): Promise<void> {
  const onTheirWay = new Set<Promise<unknown>>();
  for (let n = 0; n < block; n++) {
    const sent = plainAppend(client).finally(() => onTheirWay.delete(sent));
    onTheirWay.add(sent);
    if (onTheirWay.size >= pipelined) await Promise.race(onTheirWay);
  }
  await Promise.all(onTheirWay);
}

/** Events of another log, recorded after everything that is here. */
async function foreignEvents(store: EventStore): Promise<StoredEvent[]> {
  const last = Date.parse((await store.lastEvent())?.recordedAt ?? '2026-01-01T00:00:00Z');
  return Array.from({ length: block }, (_, n) => ({
    ...newEvent(),
    stream: newStream(),
    revision: 0,
    position: n + 1,
    recordedAt: new Date(last + 1000 + n).toISOString().replace('Z', '000Z'),
  }));
}

async function plainRead(client: KurrentDBClient): Promise<void> {
  const subscription = client.subscribeToAll({ fromPosition: START, filter: excludeSystemEvents() });
  const caughtUp = once(subscription, 'caughtUp');
  subscription.resume();
  await caughtUp;
  await subscription.unsubscribe();
}
