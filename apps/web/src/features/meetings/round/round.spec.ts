import type { PersonId } from '@relais/contracts';
import {
  type Round,
  advanced,
  dealt,
  milestone,
  proposedOrder,
  roundIn,
  secondsLeft,
  secondsOfEach,
  speakersOf,
  withNext,
  withRoom,
} from './round.rules';

const ids = (names: string) => names.split(' ') as PersonId[];
const compare = new Intl.Collator('fr').compare;
const line = (name: string, shown: 'present' | 'late' | 'absent' | 'visitor' | 'substitute') => ({
  ...{ personId: name as PersonId, name, shown },
});
const room = [
  line('Éva', 'present'),
  line('Ada', 'present'),
  line('Vic', 'visitor'),
  line('Zoé', 'late'),
  line('Ben', 'absent'),
  line('Sam', 'substitute'),
];
const openedBy = (name: string | null) => ({ personId: 'x' as PersonId, name });
const round = (changed: Partial<Round> = {}): Round => ({
  ...{ tables: [ids('a b c d')], spoken: [], secondsEach: 60, turnFrom: 1000, ...changed },
});

describe('The order of a round', () => {
  it('is members from A to Z, then substitutes, then visitors, of those in the room', () =>
    expect(proposedOrder(room, null, compare)).toEqual(ids('Ada Éva Zoé Sam Vic')));

  it('begins with the first in the room after the member who opened last time', () => {
    expect(proposedOrder(room, openedBy('Ada'), compare)[0]).toBe('Éva');
    expect(proposedOrder(room, openedBy('Ben'), compare)).toEqual(ids('Éva Zoé Ada Sam Vic'));
    expect(proposedOrder(room, openedBy('Zoé'), compare)[0]).toBe('Ada');
    expect(proposedOrder(room, openedBy(null), compare)[0]).toBe('Ada');
  });

  it('goes on after the one of two of the same name who opened', () => {
    const twins = ['1', '2'].map((id) => ({
      personId: id as PersonId,
      name: 'Ada',
      shown: 'present' as const,
    }));
    expect(proposedOrder(twins, { personId: '1' as PersonId, name: 'Ada' }, compare)).toEqual(ids('2 1'));
  });
});

describe('The time of each person', () => {
  it('is the minutes of the round by people, rounded down to 5 s; of two tables the larger counts', () => {
    expect(secondsOfEach(45, 32, 1)).toBe(80);
    expect(secondsOfEach(45, 31, 2)).toBe(165);
    expect([secondsOfEach(1, 20, 1), secondsOfEach(45, 0, 1)]).toEqual([0, 0]);
  });

  it('goes on by the clock, also while the device sleeps', () => {
    expect(secondsLeft(round(), 1000)).toBe(60);
    expect(secondsLeft(round(), 31_999)).toBe(30);
    expect(secondsLeft(round(), 71_000)).toBe(-10);
  });

  it('is told at half and at its end', () =>
    expect([60, 31, 30, 1, 0, -5].map((left) => milestone(left, 60))).toEqual([
      ...[null, null, 'half', 'half', 'over', 'over'],
    ]));
});

describe('A round', () => {
  it('ticks who has spoken, and ends with the last', () => {
    const second = advanced(round(), 5000);
    expect([second.spoken, speakersOf(second), second.turnFrom]).toEqual([['a'], ['b'], 5000]);
    const last = [1, 2, 3, 4].reduce((one) => advanced(one, 9000), round());
    expect([last.spoken, speakersOf(last), last.turnFrom]).toEqual([ids('a b c d'), [undefined], null]);
  });

  it('takes any name next, also one that is ticked, and after the end', () => {
    expect(withNext(round(), 'd' as PersonId, 0).tables).toEqual([ids('a d b c')]);
    expect(withNext(round({ spoken: ids('a b') }), 'a' as PersonId, 0)).toMatchObject({
      ...{ tables: [ids('b c a d')], spoken: ids('b') },
    });
    const again = withNext(round({ spoken: ids('a b c d'), turnFrom: null }), 'b' as PersonId, 7000);
    expect([speakersOf(again), again.turnFrom]).toEqual([['b'], 7000]);
    expect(withNext(round(), 'a' as PersonId, 0)).toEqual(round());
  });

  it('is joined at its end by those who come late, and passes over those who have left', () => {
    expect(withRoom(round(), ids('a c d e')).tables).toEqual([ids('a c d e')]);
    expect(withRoom(round({ tables: [ids('a b'), ids('c')] }), ids('a b c e')).tables).toEqual([
      ...[ids('a b'), ids('c e')],
    ]);
  });

  it('has two tables that speak at the same time', () => {
    expect(dealt(ids('a b c d e'), 2)).toEqual([ids('a c e'), ids('b d')]);
    const two = round({ tables: dealt(ids('a b c'), 2) });
    expect(speakersOf(two)).toEqual(ids('a b'));
    expect(speakersOf(advanced(two, 0))).toEqual(['c', undefined]);
  });

  it('is found again on the device, and what cannot be read is none', () => {
    expect(roundIn(JSON.stringify(round()))).toEqual(round());
    for (const text of [null, '', '{', 'null', '{"tables":[]}']) expect(roundIn(text)).toBeNull();
  });
});
