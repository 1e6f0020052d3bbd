import { randomUUID } from 'node:crypto';
import { type Append, type EventStore, LostRace, type NewEvent } from '@relais/event-sourcing';
import { club, newEvent, newStream } from '../../support/events';

/** What every home of the log does alike when it is given many appends at once. */
export function bulkContract(log: () => EventStore): void {
  const append = (
    stream: string,
    events: readonly NewEvent[],
    expected: number | 'none' = 'none',
  ): Append => ({
    stream,
    events,
    options: { expected },
  });
  const dataOf = async (...streams: string[]) => {
    const found = await log().readStreams(streams);
    return streams.map((stream) => found.get(stream)?.map(({ data }) => data['n' as never]));
  };

  const event = (n: number) => newEvent({ data: { n } });

  describe('A bulk of appends', () => {
    it('is recorded, however many go on with one stream, each stream in order', async () => {
      const [one, other] = [newStream(), newStream()];
      const recorded = await log().appendMany([
        append(one, [event(1), event(2)]),
        append(other, [event(3)]),
        append(one, [event(4)], 1),
        append(one, [event(5)], 2),
      ]);
      expect(recorded).toBe(5);
      expect(await dataOf(one, other)).toEqual([[1, 2, 4, 5], [3]]);
    });

    it('leaves alone what is there already, also where only a part is', async () => {
      const [one, other] = [newStream(), newStream()];
      const appends = [
        append(one, [event(1)]),
        append(one, [event(2)], 0),
        append(other, [event(3), event(4)]),
        append(one, [event(5)], 1),
      ];
      expect(await log().appendMany(appends.slice(0, 2))).toBe(2);
      expect(await log().appendMany(appends)).toBe(3);
      expect(await log().appendMany(appends)).toBe(0);
      expect(await dataOf(one, other)).toEqual([
        [1, 2, 5],
        [3, 4],
      ]);
    });

    it('leaves alone what is there already, also when it brings other keys to the vault', async () => {
      const [stream, subjectId, events] = [newStream(), randomUUID(), [event(1)]];
      const sealed = (key: string) => [
        {
          subjectId,
          networkId: club,
          wrappedKey: Buffer.from(key),
          values: [{ field: 'name', sealed: Buffer.from(key) }],
        },
      ];
      const first = await log().append(stream, events, { expected: 'none', vault: sealed('one') });
      const again = { expected: 'none', vault: sealed('another') } as const;
      expect(await log().append(stream, events, again)).toEqual(first);
      expect(await log().appendMany([{ stream, events, options: again }])).toBe(0);
    });

    it('has each id once, also when it comes twice', async () => {
      const stream = newStream();
      const twice = append(stream, [event(1)]);
      expect(await log().appendMany([twice, append(newStream(), [event(2)]), twice])).toBe(2);
      expect(await dataOf(stream)).toEqual([[1]]);
    });

    it('that expects another revision than a stream has loses the race', async () => {
      const stream = newStream();
      await log().append(stream, [newEvent()], { expected: 'none' });
      for (const expected of ['none', 1] as const)
        await expect(log().appendMany([append(stream, [newEvent()], expected)])).rejects.toThrow(LostRace);
      expect(await log().readStream(stream)).toHaveLength(1);
    });

    it('with the ids of other content, or of a part of what is known, is refused', async () => {
      const stream = newStream();
      const known = newEvent();
      await log().append(stream, [known], { expected: 'none' });
      const other = { ...known, metadata: { ...known.metadata, contentHash: 'another' } };
      for (const events of [[other], [known, newEvent()]])
        await expect(log().appendMany([append(stream, events)])).rejects.toMatchObject({
          code: 'other-content',
        });
      await expect(log().appendMany([append(newStream(), [known])])).rejects.toMatchObject({
        code: 'other-content',
      });
    });

    it('of nothing records nothing', async () => {
      expect(await log().appendMany([])).toBe(0);
    });
  });
}
