import { randomBytes, randomUUID } from 'node:crypto';
import { type EventStore, type StoredEvent, beginning } from '@relais/event-sourcing';
import { KurrentEventStore } from '@relais/log-kurrent';
import { KurrentDbCluster } from '../../../../test/doubles/kurrentdb/kurrentdb-cluster';
import { type TestDatabase, dropTestDatabases, openTestDatabase } from '../../../../test/support/databases';
import { newEvent, newStream } from '../../../../test/support/events';
import { copyLog } from './copy-log';

const closing: (() => unknown)[] = [];
let source: TestDatabase;
let original: StoredEvent[];
beforeAll(async () => {
  source = await openTestDatabase();
  const long = newStream();
  await record(source.store, long, 400);
  for (let n = 0; n < 60; n++) await record(source.store, newStream(), 1 + (n % 4));
  await source.store.append(long, [newEvent({ data: { text: 'né \u0000\ud800 "' } })], { expected: 'any' });
  original = await source.store.readAll(0, 10_000);
}, 120_000);
afterAll(async () => {
  for (const close of closing) await close();
  await dropTestDatabases();
});

async function record(store: EventStore, stream: string, events: number): Promise<void> {
  const imported = { ...newEvent().metadata, imported: true as const, actorId: randomUUID() };
  const some = Array.from({ length: events }, (_, n) => newEvent({ data: { n }, metadata: imported }));
  await store.append(stream, some, { expected: 'any' });
}

/** Its own, empty KurrentDB, because the target of a copy must be empty. */
async function kurrentLog(): Promise<EventStore> {
  const [cluster, { url }] = [await KurrentDbCluster.start(), await openTestDatabase()];
  const log = new KurrentEventStore(cluster.url, url, randomBytes(32));
  closing.push(
    () => log.close(),
    () => {
      cluster.stop();
    },
  );
  return log;
}

describe('A log', () => {
  it('is copied with ids, order, revisions and recorded times, and goes on from there', async () => {
    const { store } = await openTestDatabase();
    expect(await copyLog(source.store, store)).toEqual({ copied: original.length, events: original.length });
    expect(await store.readAll(0, 10_000)).toEqual(original);
    const { position } = await store.append(newStream(), [newEvent()], { expected: 'none' });
    expect(position).toBe(original.length + 1);
  });

  it('moved to KurrentDB and back is what it was, and has what it got there', async () => {
    const [kurrent, { store: back }] = [await kurrentLog(), await openTestDatabase()];
    const all = { copied: original.length, events: original.length };
    expect(await copyLog(source.store, kurrent)).toEqual(all);
    expect(await copyLog(kurrent, back)).toEqual(all);
    expect(await back.readAll(0, 10_000)).toEqual(original);
    expect(await copyLog(source.store, back)).toEqual({ ...all, copied: 0 });
    for (let n = 0; n < 5; n++) await record(kurrent, newStream(), 3);
    expect(await copyLog(kurrent, back)).toEqual({ copied: 15, events: original.length + 15 });
  });
});

describe('A copy that was stopped', () => {
  it.each([
    ['PostgreSQL', async () => (await openTestDatabase()).store],
    ['KurrentDB', kurrentLog],
  ])('goes on after the last event that is there, in %s', async (_, open) => {
    const log = await open();
    await log.takeOver(original.slice(0, 450));
    expect(await copyLog(source.store, log)).toEqual({
      copied: original.length - 450,
      events: original.length,
    });
  });

  it('does not read again what is there, but for the comparison', async () => {
    const { store } = await openTestDatabase();
    await store.takeOver(original.slice(0, 450));
    const shares: number[] = [];
    await copyLog(
      source.store,
      store,
      (step, { position, end }) => step === 'copying' && shares.push(position / end),
    );
    expect(Math.min(...shares)).toBeGreaterThan(450 / original.length);
  });
});

describe('A copy is refused', () => {
  it('into a log with other events', async () => {
    const { store } = await openTestDatabase();
    await record(store, newStream(), 2);
    await expect(copyLog(source.store, store)).rejects.toThrow('nothing was copied');
    expect(await store.lastPosition()).toBe(2);
  });

  it('into a log that has more', async () => {
    const { store } = await openTestDatabase();
    await copyLog(source.store, store);
    await record(store, newStream(), 1);
    await expect(copyLog(source.store, store)).rejects.toThrow('nothing was copied');
  });

  it.each([
    ['data', `data = '{"n":7}'`],
    ['metadata', `metadata = (metadata::jsonb - 'imported')::json`],
    ['day', `"on" = "on" + 1`],
    ['network', 'network_id = gen_random_uuid()'],
    ['type', `type = 'Other'`],
    ['id', 'id = gen_random_uuid()'],
    ['recorded time', `recorded_at = recorded_at + interval '1 microsecond'`],
  ])('in the end when the %s of an event is another', async (_, change) => {
    const { store, database } = await openTestDatabase();
    await store.takeOver(original.slice(0, 450));
    await database.engine.query(`update event set ${change} where "position" = 402`);
    await expect(copyLog(source.store, store)).rejects.toThrow(/differ at event 402/);
  });

  it('in the end when an event was left out', async () => {
    const { store, database } = await openTestDatabase();
    await store.takeOver(original);
    await database.engine.query('delete from event where "position" = 402');
    await expect(copyLog(source.store, store)).rejects.toThrow(/differ at event 402/);
  });
});

describe('A log that grows while it is copied', () => {
  it('is copied up to where it was', async () => {
    const [{ store: from }, { store }] = [await openTestDatabase(), await openTestDatabase()];
    await record(from, newStream(), 2500);
    let grown: Promise<void> | undefined;
    const copied = await copyLog(from, store, () => {
      grown ??= record(from, newStream(), 10);
    });
    await grown;
    expect(copied).toEqual({ copied: 2500, events: 2500 });
    expect(await copyLog(from, store)).toEqual({ copied: 10, events: 2510 });
    const [first] = await store.readAll(0, 1);
    expect(first?.recordedAt).not.toBe(beginning.recordedAt);
  });
});
