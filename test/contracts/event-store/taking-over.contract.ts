import type { EventStore, StoredEvent } from '@relais/event-sourcing';
import { newFact, newStream } from '../../support/facts';

/** How every home takes over the facts of another log. */
export function takingOverContract(log: () => EventStore): void {
  let hours = 0;
  /** Facts of another log, recorded later than anything here. */
  const foreign = (...streams: string[]): StoredEvent[] => {
    hours += 1;
    const from = Date.now() + hours * 3_600_000;
    const revisions = new Map<string, number>();
    return streams.map((stream, n) => {
      const revision = (revisions.get(stream) ?? -1) + 1;
      revisions.set(stream, revision);
      const recordedAt = new Date(from + n).toISOString().replace('Z', '042Z');
      return { ...newFact({ data: { n } }), stream, revision, position: n + 1, recordedAt };
    });
  };
  const withoutPositions = (facts: readonly StoredEvent[]) => facts.map(({ position: _, ...fact }) => fact);

  describe('Facts of another log', () => {
    it('are taken over with their ids, order, revisions and recorded times', async () => {
      const from = await log().lastPosition();
      const [one, two] = [newStream(), newStream()];
      const facts = foreign(one, two, two, one, two);
      await log().takeOver(facts);
      expect(withoutPositions(await log().readAll(from, 10))).toEqual(withoutPositions(facts));
      expect(withoutPositions(await log().readStream(one))).toEqual(
        withoutPositions(facts.filter(({ stream }) => stream === one)),
      );
      const { revision } = await log().append(one, [newFact()], { expected: 1 });
      expect(revision).toBe(2);
      expect(await log().audit()).toEqual([]);
    });

    it('that are here already are left alone', async () => {
      const from = await log().lastPosition();
      const streams = [newStream(), newStream()] as const;
      const facts = foreign(...streams, ...streams);
      await log().takeOver(facts.slice(0, 3));
      await log().takeOver(facts);
      await log().takeOver(facts);
      expect((await log().readAll(from, 10)).map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    });

    it('that do not continue what is here are refused', async () => {
      const stream = newStream();
      const facts = foreign(stream, stream, stream);
      await expect(log().takeOver(facts.slice(1))).rejects.toThrow('which stands at -1 here');
      await log().takeOver(facts.slice(0, 2));
      const [late] = foreign(newStream()) as [StoredEvent];
      const recordedAt = facts[0]?.recordedAt ?? '';
      await expect(log().takeOver([{ ...late, recordedAt }])).rejects.toThrow(
        'was recorded before the last fact',
      );
      expect(await log().readStream(stream)).toHaveLength(2);
    });

    it('keep their ids for themselves', async () => {
      const [fact] = foreign(newStream()) as [StoredEvent];
      await log().takeOver([fact]);
      const other = newFact({ id: fact.id });
      await expect(log().append(newStream(), [other], { expected: 'none' })).rejects.toMatchObject({
        code: 'other-content',
      });
    });
  });
}
