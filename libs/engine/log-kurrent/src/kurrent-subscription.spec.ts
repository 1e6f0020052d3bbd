import { setTimeout as sleep } from 'node:timers/promises';
import { beginning } from '@relais/event-sourcing';
import type { KurrentDbNode } from '../../../../test/doubles/kurrentdb/kurrentdb-node';
import { newEvent, newStream } from '../../../../test/support/events';
import { KurrentFixture, listen, record } from '../../../../test/support/kurrent-log.fixture';
import type { KurrentEventStore } from './kurrent-event-store';

let fixture: KurrentFixture;
let store: KurrentEventStore;
let node: KurrentDbNode;
beforeEach(async () => {
  fixture = await KurrentFixture.open();
  store = fixture.store();
  node = fixture.cluster.leader;
});
afterEach(() => fixture.close());

describe('A subscription to KurrentDB', () => {
  const recordMany = async (count: number) => {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push(await record(store));
    return ids;
  };

  it.each([0, 1, 3, 10, 40])('dropped after %d events goes on where it was', async (after) => {
    const ids = await recordMany(50);
    node.troubles.plan('subscribe', { kind: 'cut', after }, 3);
    const { until, leave } = listen(store);
    expect(await until(50)).toEqual(ids);
    ids.push(...(await recordMany(1)));
    expect(await until(51)).toEqual(ids);
    expect(node.troubles.calls.subscribe).toBeGreaterThan(1);
    await leave();
  });

  it('dropped while it waits goes on with what comes', async () => {
    const ids = await recordMany(3);
    const { until, leave } = listen(store);
    await until(3);
    for (let n = 0; n < 4; n++) {
      node.dropSubscriptions();
      ids.push(...(await recordMany(2)));
    }
    expect(await until(11)).toEqual(ids);
    await leave();
  });

  it('goes on after a restart of the server', async () => {
    const ids = await recordMany(5);
    const { until, leave } = listen(store);
    await until(5);
    for (let n = 0; n < 2; n++) {
      node.stop();
      await sleep(300);
      await node.start();
      ids.push(...(await recordMany(5)));
    }
    expect(await until(15)).toEqual(ids);
    await leave();
  }, 30_000);

  it('waits for a server that is not there yet', async () => {
    const [id] = await recordMany(1);
    node.stop();
    const { until, leave } = listen(store);
    await sleep(300);
    node.troubles.plan('subscribe', { kind: 'unavailable' }, 2);
    await node.start();
    expect(await until(1)).toEqual([id]);
    await leave();
  });

  it('ends with an error where it may not read', async () => {
    node.troubles.plan('subscribe', { kind: 'refused' }, 2);
    await expect(listen(store).reading).rejects.toThrow('does not let callers without a user read $all');
  });

  it('moves on over what is not an event, so that it never reads it again', async () => {
    const { position } = await store.append(newStream(), [newEvent()], { expected: 'none' });
    const statistics = {
      type: '$statsCollected',
      contentType: 'application/json',
      metadata: new Uint8Array(),
    };
    for (let n = 0; n < 200; n++)
      fixture.cluster.log.append('$stats', 'any', [
        { ...statistics, id: crypto.randomUUID(), data: Buffer.from('{}') },
      ]);
    const ending = new AbortController();
    const reached: number[] = [];
    for await (const { events, upTo } of store.subscribe(
      { ...beginning, position },
      { signal: ending.signal },
    )) {
      expect(events).toEqual([]);
      reached.push(upTo.position);
      if (upTo.position >= Number(fixture.cluster.log.records.at(-1)?.position)) break;
    }
    expect(reached.at(-1)).toBeGreaterThan(position);
    expect(await store.lastPosition()).toBe(position);
  });

  it('does not read far ahead of a slow reader', async () => {
    const data = { text: 'x'.repeat(4000) };
    for (let n = 0; n < 40; n++)
      await store.append(
        newStream(),
        Array.from({ length: 200 }, () => newEvent({ data })),
        { expected: 'none' },
      );
    const ending = new AbortController();
    const batches = store.subscribe(beginning, { signal: ending.signal })[Symbol.asyncIterator]();
    await batches.next();
    let sent = -1;
    while (sent !== node.sent) {
      sent = node.sent;
      await sleep(300);
    }
    expect(sent).toBeLessThan(4000);
    ending.abort();
  }, 30_000);

  it('leaves its connection when it is aborted, though its reader does not ask again', async () => {
    await record(store);
    const ending = new AbortController();
    const batches = store.subscribe(beginning, { signal: ending.signal })[Symbol.asyncIterator]();
    await batches.next();
    expect(node.subscribers).toBe(1);
    ending.abort();
    while (node.subscribers > 0) await sleep(5);
    expect(await batches.next()).toEqual({ done: true, value: undefined });
  });

  it.each([
    ['−1 without its sign', 2n ** 64n - 1n],
    ['the largest of 64 bits', 2n ** 63n - 1n],
    ['more than a number holds exactly', 2n ** 53n],
    ['a place past the end of the log', 10n ** 12n],
  ])('takes no notice of a checkpoint at %s', async (_, at) => {
    await record(store);
    node.troubles.plan('subscribe', { kind: 'checkpoint', at });
    const ids = await Promise.all([record(store), record(store)]);
    const { until, events, leave } = listen(store);
    ids.push(await record(store));
    expect((await until(4)).slice(-1)).toEqual(ids.slice(-1));
    expect(events.every(({ position }) => position < 10 ** 12)).toBe(true);
    await leave();
  });

  it.each(['24.2.0', '25.0.1'])(
    'of an empty server of version %s begins before the first event',
    async (version) => {
      fixture.cluster.version = version;
      const ending = new AbortController();
      const places: number[] = [];
      for await (const { events, upTo } of store.subscribe(beginning, { signal: ending.signal })) {
        places.push(upTo.position);
        if (events.length > 0) break;
        if (places.length === 1) void record(store);
      }
      expect(new Set(places.slice(0, -1))).toEqual(new Set([0]));
      expect(places.at(-1)).toBe(await store.lastPosition());
    },
  );

  it('leaves alone what others keep in the same KurrentDB', async () => {
    const foreign = { type: 'OrderPlaced', contentType: 'application/json', data: Buffer.from('{"a":1}') };
    const plain = { ...foreign, contentType: 'application/octet-stream', metadata: Buffer.from('no json') };
    for (const event of [{ ...foreign, metadata: Buffer.from('{}') }, plain])
      fixture.cluster.log.append('order-1', 'any', [{ ...event, id: crypto.randomUUID() }]);
    expect(await store.lastPosition()).toBe(0);
    const id = await record(store);
    fixture.cluster.log.append('order-1', 'any', [{ ...plain, id: crypto.randomUUID() }]);
    expect((await store.readAll(0, 10)).map((event) => event.id)).toEqual([id]);
    expect(await store.lastPosition()).toBe((await store.readAll(0, 10))[0]?.position);
    expect(await store.readStream('order-1')).toEqual([]);
  });

  it('gives times that never run back, though the clock of the server does', async () => {
    const ids = await recordMany(3);
    fixture.cluster.log.clock = () => Date.now() - 3_600_000;
    ids.push(...(await recordMany(3)));
    const { events, until, leave } = listen(store);
    expect(await until(6)).toEqual(ids);
    const instants = events.map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual([...new Set(instants)].sort());
    await leave();
  });
});
