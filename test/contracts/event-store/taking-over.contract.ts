import type { EventStore, StoredEvent } from '@relais/event-sourcing';
import { newEvent, newStream } from '../../support/events';

/** How every home takes over the events of another log. */
export function takingOverContract(log: () => EventStore): void {
  let hours = 0;
  /** Events of another log, recorded later than anything here. */
  const foreign = (...streams: string[]): StoredEvent[] => {
    hours += 1;
    const from = Date.now() + hours * 3_600_000;
    const revisions = new Map<string, number>();
    return streams.map((stream, n) => {
      const revision = (revisions.get(stream) ?? -1) + 1;
      revisions.set(stream, revision);
      const recordedAt = new Date(from + n).toISOString().replace('Z', '042Z');
      return { ...newEvent({ data: { n } }), stream, revision, position: n + 1, recordedAt };
    });
  };
  const withoutPositions = (events: readonly StoredEvent[]) =>
    events.map(({ position: _, ...event }) => event);

  describe('Events of another log', () => {
    it('are taken over with their ids, order, revisions and recorded times', async () => {
      const from = await log().lastPosition();
      const [one, two] = [newStream(), newStream()];
      const events = foreign(one, two, two, one, two);
      await log().takeOver(events);
      expect(withoutPositions(await log().readAll(from, 10))).toEqual(withoutPositions(events));
      expect(withoutPositions(await log().readStream(one))).toEqual(
        withoutPositions(events.filter(({ stream }) => stream === one)),
      );
      const { revision } = await log().append(one, [newEvent()], { expected: 1 });
      expect(revision).toBe(2);
      expect(await log().audit()).toEqual([]);
    });

    it('that are here already are left alone', async () => {
      const from = await log().lastPosition();
      const streams = [newStream(), newStream()] as const;
      const events = foreign(...streams, ...streams);
      await log().takeOver(events.slice(0, 3));
      await log().takeOver(events);
      await log().takeOver(events);
      expect((await log().readAll(from, 10)).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    });

    it('that do not continue what is here are refused', async () => {
      const stream = newStream();
      const events = foreign(stream, stream, stream);
      await expect(log().takeOver(events.slice(1))).rejects.toThrow('which stands at -1 here');
      await log().takeOver(events.slice(0, 2));
      const [late] = foreign(newStream()) as [StoredEvent];
      const recordedAt = events[0]?.recordedAt ?? '';
      await expect(log().takeOver([{ ...late, recordedAt }])).rejects.toThrow(
        'was recorded before the last event',
      );
      expect(await log().readStream(stream)).toHaveLength(2);
    });

    it('keep their ids for themselves', async () => {
      const [event] = foreign(newStream()) as [StoredEvent];
      await log().takeOver([event]);
      const other = newEvent({ id: event.id });
      await expect(log().append(newStream(), [other], { expected: 'none' })).rejects.toMatchObject({
        code: 'other-content',
      });
    });
  });
}
