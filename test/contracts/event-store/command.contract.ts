import { randomUUID } from 'node:crypto';
import {
  Command,
  type Decided,
  type Decider,
  type Envelope,
  type Event,
  type EventStore,
  Refusal,
  ensure,
} from '@relais/event-sourcing';
import { newEnvelope, otherClub } from '../../support/events';

class Count extends Command<{ by: number }> {
  readonly type = 'Count' as const;
}
type Counted = Event<'Counted', { by: number }>;

/** Counts up to 100; counting by nothing records nothing. */
const counter: Decider<Decided<Count>, number, Counted> = {
  category: 'counter',
  initialState: 0,
  decide({ data: { by }, today: on }, sum) {
    ensure(sum + by <= 100, 'too-much', 'The counter ends at 100.');
    return Array.from({ length: by }, () => ({ type: 'Counted', on, data: { by: 1 } }));
  },
  evolve: (sum, { data }) => sum + data.by,
};

/** What `execute` of every home of the log does alike. */
export function commandContract(log: () => EventStore): void {
  describe.each([
    { how: 'that goes on', counter },
    { how: 'that creates a stream', counter: { ...counter, creates: ['Count'] as const } },
  ])('A command $how', ({ counter }) => {
    const count = (id: string, by: number, said: Partial<Envelope> = {}, personal = {}) =>
      log().execute(counter, id, new Count({ by }, newEnvelope(said), personal));
    const sumOf = async (id: string) => (await log().readStream(`counter-${id}`)).length;

    it('records what follows and answers the position of the last event', async () => {
      const id = randomUUID();
      const envelope = newEnvelope();
      const answer = await log().execute(counter, id, new Count({ by: 3 }, envelope));
      const events = await log().readStream(`counter-${id}`);
      expect(answer).toEqual({ id, position: String(events.at(-1)?.position) });
      expect(events.map(({ metadata }) => metadata.commandId)).toEqual(Array(3).fill(envelope.commandId));
      expect(new Set(events.map((event) => event.id)).size).toBe(3);
    });

    it('given again changes nothing and hears the same, whatever happened since', async () => {
      const id = randomUUID();
      const again = { commandId: randomUUID() };
      const answer = await count(id, 60, again);
      await count(id, 40);
      expect(await count(id, 60, again)).toEqual(answer);
      const refusing = () => {
        throw new Refusal('too-late', 'The time for this is over.');
      };
      for (const prepare of [refusing, async () => Promise.reject(new Refusal('too-late', 'Over.'))])
        expect(await log().execute(counter, id, new Count({ by: 60 }, newEnvelope(again)), prepare)).toEqual(
          answer,
        );
      expect(await sumOf(id)).toBe(100);
    });

    it('given twice at the same time is recorded once', async () => {
      const id = randomUUID();
      const once = { commandId: randomUUID() };
      const answers = await Promise.all(Array.from({ length: 6 }, () => count(id, 2, once)));
      expect(new Set(answers.map(({ position }) => position)).size).toBe(1);
      expect(await sumOf(id)).toBe(2);
    });

    it('with the id of another is refused, be it by a personal value', async () => {
      const id = randomUUID();
      const known = { commandId: randomUUID() };
      await count(id, 1, known, { name: 'Ada' });
      await expect(count(id, 2, known, { name: 'Ada' })).rejects.toMatchObject({ code: 'other-content' });
      await expect(count(id, 1, known, { name: 'Ben' })).rejects.toMatchObject({ code: 'other-content' });
      await expect(count(id, 0, known)).rejects.toMatchObject({ code: 'other-content' });
    });

    it('with the id of another is refused even at the same moment', async () => {
      const id = randomUUID();
      const same = { commandId: randomUUID() };
      const outcomes = await Promise.allSettled([count(id, 1, same, { name: 'Ada' }), count(id, 1, same)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'other-content' },
      });
    });

    it('that changes nothing answers the position of the last event', async () => {
      const id = randomUUID();
      const { position } = await count(id, 2);
      expect(await count(id, 0)).toEqual({ id, position });
    });

    it('that lost the race is decided again', async () => {
      const id = randomUUID();
      await Promise.all(Array.from({ length: 5 }, () => count(id, 20)));
      expect(await sumOf(id)).toBe(100);
    });

    it('that lost the race is refused by what the others did', async () => {
      const id = randomUUID();
      const outcomes = await Promise.allSettled([count(id, 60), count(id, 60)]);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'too-much' },
      });
      expect(await sumOf(id)).toBe(60);
    });

    it('finds nothing of another network', async () => {
      const id = randomUUID();
      const { position } = await count(id, 1);
      await expect(count(id, 1, { networkId: otherClub })).rejects.toMatchObject({ code: 'not-found' });
      expect(await log().readAll(Number(position), 10)).toEqual([]);
    });

    it('without its grounds is refused and records nothing', async () => {
      const id = randomUUID();
      const missing = () => Promise.reject(new Refusal('unknown-meeting', 'There is no such meeting.'));
      await expect(
        log().execute(counter, id, new Count({ by: 1 }, newEnvelope()), missing),
      ).rejects.toMatchObject({ code: 'unknown-meeting' });
      expect(await sumOf(id)).toBe(0);
    });

    it('with the id of one about something else is refused', async () => {
      const known = { commandId: randomUUID() };
      await count(randomUUID(), 1, known);
      await expect(count(randomUUID(), 1, known)).rejects.toMatchObject({ code: 'other-content' });
    });
  });
}
