import { setTimeout as sleep } from 'node:timers/promises';
import { LostRace } from '@relais/event-sourcing';
import type { KurrentDbNode } from '../../../../test/doubles/kurrentdb/kurrentdb-node';
import { newEvent, newStream } from '../../../../test/support/events';
import { KurrentFixture, record } from '../../../../test/support/kurrent-log.fixture';
import type { KurrentEventStore } from './kurrent-event-store';

type Here = Readonly<{ fixture: KurrentFixture; store: KurrentEventStore; node: KurrentDbNode }>;

/** In a fixture of its own: they mostly wait, so all are under way at once. */
const withFixture = (run: (here: Here) => Promise<unknown>) => async () => {
  const fixture = await KurrentFixture.open();
  try {
    await run({ fixture, store: fixture.store(), node: fixture.cluster.leader });
  } finally {
    await fixture.close();
  }
};

describe('An append to KurrentDB', () => {
  const recordedOnce = async ({ store }: Here) => {
    const [stream, events] = [newStream(), [newEvent(), newEvent()]];
    const answer = await store.append(stream, events, { expected: 'none' });
    const stored = await store.readStream(stream);
    expect(stored.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(answer).toEqual({ position: stored[1]?.position, revision: 1 });
  };

  it.concurrent(
    'is tried again while the server is unavailable',
    withFixture(async (here) => {
      here.node.troubles.plan('append', { kind: 'unavailable' }, 3);
      await recordedOnce(here);
    }),
  );

  it.concurrent(
    'whose acknowledgement got lost with the connection is recorded once',
    withFixture(async (here) => {
      here.node.troubles.plan('append', { kind: 'lost-acknowledgement' }, 2);
      await recordedOnce(here);
      expect(here.node.troubles.calls.append).toBe(3);
    }),
  );

  it.concurrent(
    'that is never answered is recorded once',
    withFixture(async (here) => {
      here.node.troubles.plan('append', { kind: 'silence' });
      await recordedOnce(here);
    }),
    30_000,
  );

  it.concurrent(
    'whose acknowledgement got lost is recorded once though others go on in its stream',
    withFixture(async ({ fixture, store, node }) => {
      const stream = newStream();
      await store.append(stream, [newEvent()], { expected: 'none' });
      node.troubles.plan('append', { kind: 'lost-acknowledgement' });
      const event = newEvent();
      const lost = store.append(stream, [event], { expected: 0 });
      while ((await fixture.store().readStream(stream)).length < 2) await sleep(1);
      await fixture.store().append(stream, [newEvent()], { expected: 1 });
      expect(await lost).toMatchObject({ revision: 1 });
      expect(await store.readStream(stream)).toHaveLength(3);
    }),
  );

  it.concurrent(
    'waits for a slow server',
    withFixture(async (here) => {
      here.node.troubles.plan('append', { kind: 'slow', milliseconds: 300 });
      await recordedOnce(here);
      expect(here.node.troubles.calls.append).toBe(1);
    }),
  );

  it.concurrent(
    'survives a restart of the server',
    withFixture(async ({ store, node }) => {
      await record(store);
      node.stop();
      const appends = Array.from({ length: 20 }, () => record(store));
      await sleep(200);
      await node.start();
      expect(new Set(await Promise.all(appends)).size).toBe(20);
      expect(await store.readAll(0, 100)).toHaveLength(21);
    }),
  );

  it.concurrent(
    'gives up after some seconds, naming the server and not its password',
    withFixture(async ({ fixture, node }) => {
      const { port } = node;
      const secretive = fixture.store(`kurrentdb://admin:changeit@127.0.0.1:${String(port)}?tls=false`);
      node.stop();
      const [stream, event] = [newStream(), newEvent()];
      const failure = await secretive
        .append(stream, [event], { expected: 'none' })
        .catch((error: unknown) => error);
      expect(String(failure)).toContain(`KurrentDB at 127.0.0.1:${String(port)} cannot be reached`);
      expect(String(failure)).not.toContain('changeit');
      await node.start();
      expect(await secretive.append(stream, [event], { expected: 'none' })).toMatchObject({ revision: 0 });
    }),
    30_000,
  );

  it.concurrent(
    'is not tried again when the server has not the room for it',
    withFixture(async ({ fixture, store, node }) => {
      fixture.cluster.maxAppendSize = 512 * 1024;
      const events = [1, 2].map(() => newEvent({ data: { text: 'x'.repeat(300_000) } }));
      await expect(store.append(newStream(), events, { expected: 'none' })).rejects.toMatchObject({
        code: 'too-large',
        message: expect.stringContaining('MaxAppendSize'),
      });
      expect(node.troubles.calls.append).toBe(1);
    }),
  );

  it.concurrent(
    'that is too large for any home is refused before anything is sent or claimed',
    withFixture(async ({ fixture, store, node }) => {
      const events = [1, 2].map(() => newEvent({ data: { text: 'x'.repeat(500_000) } }));
      await expect(store.append(newStream(), events, { expected: 'none' })).rejects.toMatchObject({
        code: 'too-large',
      });
      expect(node.troubles.calls.append).toBe(0);
      expect((await fixture.client.query('select from log_claim')).rowCount).toBe(0);
    }),
  );

  it.concurrent(
    'loses a race even where the address asks for silence about it',
    withFixture(async ({ fixture }) => {
      const silent = fixture.store(`${fixture.cluster.url}&throwOnAppendFailure=false`);
      const stream = newStream();
      await silent.append(stream, [newEvent()], { expected: 'none' });
      await expect(silent.append(stream, [newEvent()], { expected: 'none' })).rejects.toThrow(LostRace);
    }),
  );

  it.concurrent(
    'works by the old name of the protocol',
    withFixture(async ({ fixture, store }) => {
      const old = fixture.store(fixture.cluster.url.replace('kurrentdb:', 'esdb:'));
      const id = await record(old);
      expect((await store.readAll(0, 10)).map((event) => event.id)).toEqual([id]);
    }),
  );
});
