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
});
