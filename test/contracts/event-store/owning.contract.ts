import { randomUUID } from 'node:crypto';
import {
  Command,
  type Decided,
  type Decider,
  type Envelope,
  type Event,
  type EventStore,
  claimOfThing,
} from '@relais/event-sourcing';
import { club, newEnvelope, newEvent, newStream, otherClub } from '../../support/events';

class Try extends Command<{ note: string }> {
  readonly type = 'Try' as const;
}
const attempt: Decider<Decided<Try>, null, Event<'Tried', { note: string }>> = {
  category: 'test',
  initialState: null,
  decide: ({ data, today: on }) => [{ type: 'Tried', on, data }],
  evolve: () => null,
};
const foreign = { code: 'not-found' };
const rounds = 5;

/** What every home of the log refuses alike: what belongs to another network, or to another kind of thing. */
export function owningContract(log: () => EventStore): void {
  const begin = (stream: string, networkId = club, commandId: string = randomUUID()) =>
    log().append(stream, [newEvent({ networkId, commandId })], { expected: 'none' });
  const value = (subjectId: string, networkId = club, key: Buffer | null = Buffer.from('key')) => [
    { subjectId, networkId, wrappedKey: key, values: [{ field: 'name', sealed: Buffer.from('Ada') }] },
  ];
  const keep = (stream: string, ...[subjectId, networkId = club, key]: Parameters<typeof value>) =>
    log().append(stream, [newEvent({ networkId })], {
      expected: 'none',
      vault: value(subjectId, networkId, key),
    });

  describe('A log, of what belongs to others,', () => {
    it('takes no event into a stream of another network', async () => {
      const stream = newStream();
      await begin(stream);
      const strange = newEvent({ networkId: otherClub });
      for (const expected of [0, 'any'] as const)
        await expect(log().append(stream, [strange], { expected })).rejects.toMatchObject(foreign);
      const bulk = [{ stream, events: [strange], options: { expected: 0 } }];
      await expect(log().appendMany(bulk)).rejects.toMatchObject(foreign);
      expect(await log().readStream(stream)).toHaveLength(1);
    });

    it('takes no events, and no values, of several networks at once', async () => {
      const [stream, events] = [newStream(), [newEvent(), newEvent({ networkId: otherClub })]];
      await expect(log().append(stream, events, { expected: 'none' })).rejects.toMatchObject(foreign);
      const vault = value(randomUUID(), otherClub);
      const options = { expected: 'none', vault } as const;
      await expect(log().append(stream, [newEvent()], options)).rejects.toMatchObject(foreign);
      await expect(log().appendMany([{ stream, events, options }])).rejects.toMatchObject(foreign);
      expect(await log().readStream(stream)).toEqual([]);
    });

    it.each([
      ['another kind', club],
      ['another kind and network', otherClub],
    ])('gives an id to no thing of %s, whatever the commands', async (_, networkId) => {
      for (const [mine, theirs] of [
        [true, true],
        [true, false],
        [false, true],
        [false, false],
      ]) {
        const id = randomUUID();
        const own = (is: boolean | undefined) => (is ? { id: claimOfThing(id), commandId: id } : {});
        const first = newEvent(own(mine));
        const second = newEvent({ networkId, ...own(theirs) });
        await log().append(`test-${id}`, [first], { expected: 'none' });
        await expect(log().append(`other-${id}`, [second], { expected: 'none' })).rejects.toMatchObject(
          foreign,
        );
        expect(await log().readStream(`other-${id}`)).toEqual([]);
      }
    });

    it('gives an id to one of two that want it at the same moment', async () => {
      for (let round = 0; round < rounds; round++) {
        const id = randomUUID();
        const outcomes = await Promise.allSettled([
          log().append(`test-${id}`, [newEvent({ id: claimOfThing(id), commandId: id })], {
            expected: 'none',
          }),
          begin(`other-${id}`, otherClub),
          begin(`third-${id}`),
        ]);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      }
    });

    it('takes no value under a subject of another network or kind', async () => {
      const subject = randomUUID();
      await keep(newStream(), subject);
      for (const key of [null, Buffer.from('another')]) {
        await expect(keep(newStream(), subject, otherClub, key)).rejects.toMatchObject(foreign);
        await expect(keep(newStream('other'), subject, club, key)).rejects.toMatchObject(foreign);
      }
      await keep(newStream(), subject, club, null);
    });

    it('begins no thing under the id of a subject', async () => {
      const subject = 'a2aa2a52-8b39-5b0d-8c5e-00000000'.concat(randomUUID().slice(0, 4));
      await keep(newStream(), subject);
      await expect(begin(`other-${subject}`)).rejects.toMatchObject(foreign);
      await expect(begin(`test-${subject}`, otherClub, subject)).rejects.toMatchObject(foreign);
    });

    it('gives a claim to one stream, which may repeat it', async () => {
      for (let round = 0; round < rounds; round++) {
        const [claims, streams] = [[randomUUID()], [newStream(), newStream(), newStream()]];
        const events = [newEvent()];
        const options = { expected: 'none', claims } as const;
        const outcomes = await Promise.allSettled(
          streams.map((stream, n) => log().append(stream, n === 0 ? events : [newEvent()], options)),
        );
        const [lost, won] = [true, false].map((isLost) =>
          streams.filter((__, n) => (outcomes[n]?.status === 'rejected') === isLost),
        ) as [string[], string[]];
        expect([lost.length, won.length]).toEqual([2, 1]);
        const [again] = await log().readStream(won[0] ?? '');
        const repeated = [
          newEvent({ id: again?.id ?? '', metadata: again?.metadata ?? newEvent().metadata }),
        ];
        expect(await log().append(won[0] ?? '', repeated, options)).toMatchObject({ revision: 0 });
        const bulk = [{ stream: newStream(), events: [newEvent()], options }];
        await expect(log().appendMany(bulk)).rejects.toMatchObject(foreign);
      }
    });

    it('does not mind a command id that another network used, but one of its own', async () => {
      const commandId = randomUUID();
      const give = (id: string, said: Partial<Envelope> = {}) =>
        log().execute(attempt, id, new Try({ note: 'x' }, newEnvelope({ commandId, ...said })));
      await give(randomUUID());
      const id = randomUUID();
      const answer = await give(id, { networkId: otherClub });
      expect(await log().readStream(`test-${id}`)).toMatchObject([{ metadata: { commandId } }]);
      expect(await give(id, { networkId: otherClub })).toEqual(answer);
      for (const networkId of [club, otherClub])
        await expect(give(randomUUID(), { networkId })).rejects.toMatchObject({ code: 'other-content' });
    });
  });
}
