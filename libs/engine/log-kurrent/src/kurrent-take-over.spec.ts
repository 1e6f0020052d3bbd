import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '@relais/event-sourcing';
import { newStream, storedEvent } from '../../../../test/support/events';
import { KurrentFixture } from '../../../../test/support/kurrent-log.fixture';
import type { KurrentEventStore } from './kurrent-event-store';

let fixture: KurrentFixture;
let store: KurrentEventStore;
beforeEach(async () => {
  fixture = await KurrentFixture.open();
  store = fixture.store();
});
afterEach(() => fixture.close());

/** Events of another log, one second after the other, each in the stream that `streamOf` says, with so much data. */
function foreign(count: number, streamOf: (n: number) => string, kib = 0): StoredEvent[] {
  const revisions = new Map<string, number>();
  const from = Date.parse('2026-01-01T00:00:00Z');
  return Array.from({ length: count }, (_, n) => {
    const stream = streamOf(n);
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const recordedAt = new Date(from + n * 1000).toISOString().replace('Z', '001Z');
    const event = { type: 'Tried', on: '2026-01-01', data: { n, text: 'x'.repeat(kib * 1024) } };
    return storedEvent(event, { stream, revision, position: n + 1, recordedAt });
  });
}

const idsOf = (events: readonly { id: string }[]) => events.map(({ id }) => id);

describe('Copying to KurrentDB', () => {
  it('cuts what goes together by its bytes, so that it needs no setting', async () => {
    const stream = newStream();
    const events = foreign(8, () => stream, 300);
    await store.takeOver(events);
    expect(idsOf(await store.readStream(stream))).toEqual(idsOf(events));
  });

  it('names an older event that does not fit, and the setting that lets it through', async () => {
    const streams = [newStream(), newStream()] as const;
    const [before, large] = [foreign(1, () => streams[0]), foreign(2, () => streams[1], 1024)] as const;
    const events = [...before, { ...large[1]!, revision: 0 }];
    const copying = store.takeOver(events);
    await expect(copying).rejects.toThrow(large[1]?.id);
    await expect(copying).rejects.toThrow('MaxAppendSize');
    expect(await store.readStream(streams[0])).toHaveLength(1);
    fixture.cluster.maxAppendSize = 16767216;
    await store.takeOver(events);
    expect(await store.readStream(streams[1])).toHaveLength(1);
  });

  it('sends no message that would break its connection', async () => {
    const events = foreign(1, () => newStream(), 16 * 1024);
    await expect(store.takeOver(events)).rejects.toThrow(events[0]?.id);
    expect(fixture.cluster.leader.troubles.calls.append).toBe(0);
  });

  it('has many appends on their way, so that it does not wait for each answer', async () => {
    const { cluster } = fixture;
    cluster.answerAfterMs = 20;
    const events = foreign(1300, () => newStream());
    const begun = performance.now();
    await store.takeOver(events);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(cluster.leader.troubles.mostOnTheirWay).toBeGreaterThanOrEqual(64);
    expect(cluster.leader.troubles.mostOnTheirWay).toBeLessThanOrEqual(256);
    expect(idsOf(await store.readAll(0, 2000))).toEqual(idsOf(events));
  }, 30_000);

  it.each(['unavailable', 'lost-acknowledgement', 'silence'] as const)(
    'goes on behind the last event that is there when an append is met by %s',
    async (kind) => {
      const { troubles } = fixture.cluster.leader;
      const streams = Array.from({ length: 40 }, () => newStream());
      const events = foreign(400, (n) => streams[(n * 7) % 40]!);
      for (let n = 0; n < (kind === 'silence' ? 1 : 3); n++) {
        troubles.plan('append', { kind: 'slow', milliseconds: 1 }, 60);
        troubles.plan('append', { kind });
      }
      await store.takeOver(events);
      expect(idsOf(await store.readAll(0, 1000))).toEqual(idsOf(events));
      expect(await store.audit()).toEqual([]);
    },
    60_000,
  );

  it('goes on after its server has died in the middle', async () => {
    const { cluster } = fixture;
    const events = foreign(600, () => newStream());
    cluster.answerAfterMs = 5;
    const copying = store.takeOver(events);
    while (cluster.log.records.length < 100) await sleep(1);
    cluster.leader.stop();
    await sleep(100);
    await cluster.leader.start();
    await copying;
    expect(idsOf(await store.readAll(0, 1000))).toEqual(idsOf(events));
  }, 30_000);

  it('stops when the order is broken, and says that an empty target is needed', async () => {
    const { troubles } = fixture.cluster.leader;
    troubles.plan('append', { kind: 'slow', milliseconds: 0 });
    troubles.plan('append', { kind: 'refused' });
    await expect(store.takeOver(foreign(20, () => newStream()))).rejects.toThrow(
      'start again with an empty target',
    );
  });

  it('says so when the server is gone for good', async () => {
    fixture.cluster.answerAfterMs = 5;
    const copying = store.takeOver(foreign(300, () => newStream()));
    while (fixture.cluster.log.records.length < 100) await sleep(1);
    fixture.cluster.stop();
    await expect(copying).rejects.toThrow('cannot be reached');
  }, 60_000);
});
