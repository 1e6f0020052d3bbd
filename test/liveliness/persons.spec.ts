import { liveliness } from '@relais/liveliness';
import { club, day, ids, today, wayOf, week, type ClubOptions } from './club';

/** The groups of the persons of a grid, beside a host who is always there. */
const ways = (rows: Record<string, string>, options?: ClubOptions): string[] => {
  const length = Math.max(...Object.values(rows).map((row) => row.length));
  const answer = today(club({ host: 'p'.repeat(length), ...rows }, options));
  return Object.keys(rows).map((id) => wayOf(id, answer));
};

describe('A new face', () => {
  it('is a person first seen after the first meeting', () =>
    expect(ways({ a: 'pp', b: '.v', c: '.l' })).toEqual(['rr', '.n', '.n']));

  it('is nobody known from the start: admitted up to the day of the first meeting, or on an unknown day', () =>
    expect(
      ways({ a: '.p', b: '.p', c: '.p' }, { members: { a: { from: week(1) }, b: { from: day(1) }, c: {} } }),
    ).toEqual(['.r', '.n', '.r']));

  it('is, without membership, nobody seen before the coreMinimum-th meeting', () => {
    const charter = { membership: 'none', coreMinimum: 4 } as const;
    expect(ways({ a: '..pp', b: '...p' }, { charter })).toEqual(['..rr', '...n']);
  });

  it('is a person who comes for the first time, as the attendance says, even if known from the start', () =>
    expect(ways({ a: 'P', b: '.P', c: '.pP' }, { members: { b: {}, c: {} } })).toEqual([
      'n..',
      '.n.',
      '.rr',
    ]));

  it('is nobody who sat in for a member before', () =>
    expect(ways({ a: '.sp', b: 'ssP', c: '.rp', d: '.xp' })).toEqual(['.sr', 'ssr', '..n', '..n']));

  it('is who sat in only where nothing counts', () =>
    expect(ways({ a: '.s.v' }, { kinds: { 2: 'activity' } })).toEqual(['..n']));
});

describe('A returning person', () => {
  const days = (...numbers: number[]): ClubOptions => ({
    days: numbers.map(day),
    charter: { coreMinimum: 2 },
  });

  it('missed three counted meetings and more than 90 days', () => {
    expect(ways({ a: 'p...p' }, days(0, 20, 40, 60, 91))).toEqual(['r...b']);
    expect(ways({ a: 'p...p' }, days(0, 20, 40, 60, 90))).toEqual(['r...o']);
    expect(ways({ a: 'p..p' }, days(0, 40, 80, 200))).toEqual(['r..c']);
  });

  it('was not there for themselves in between', () =>
    expect(ways({ a: 'p.sr.p' }, days(0, 20, 40, 60, 80, 100))).toEqual(['r.s..b']));

  it('is named so before recent and before core', () => {
    const charter = { coreMinimum: 6, coreShare: 0.1 };
    expect(ways({ a: 'p...p' }, { ...days(0, 20, 40, 60, 91), charter })).toEqual(['r...b']);
    const late = { days: [0, 1, 2, 3, 4, 5, 6, 7, 8, 120].map(day), charter };
    expect(ways({ a: 'pppppp...p' }, late)).toEqual(['rrrrrc...b']);
  });
});

describe('A substitute', () => {
  it('is in the room, and in no other group', () => expect(ways({ a: 'psp' })).toEqual(['rsr']));
});

describe('The steady core', () => {
  it('holds who was first seen coreMinimum meetings ago, recent until then', () =>
    expect(ways({ a: 'pppppppp', b: '.ppppppp' })).toEqual(['rrrrrccc', '.nrrrrcc']));

  it('asks a share of the last W meetings, from the first seen on', () => {
    const charter = { window: 4, coreMinimum: 2, coreShare: 0.5 };
    expect(ways({ a: 'pp..p...p', b: '..p.p..p.' }, { charter })).toEqual(['rc..c...o', '..n.c..c.']);
    expect(ways({ a: 'p.p.p...p' }, { charter })).toEqual(['r.c.c...o']);
  });

  it('is met exactly at the share', () => {
    const charter = { window: 10, coreMinimum: 5, coreShare: 0.6 };
    expect(ways({ a: 'pp..p', b: 'p...p' }, { charter })).toEqual(['rr..c', 'r...o']);
  });

  const membersOnly = { charter: { coreMinimum: 2 }, members: { a: { from: week(1), until: week(4) } } };

  it('leaves out former members on and after the day they left', () =>
    expect(ways({ a: 'pppvv' }, membersOnly)).toEqual(['rccoo']));

  it('takes them back when they come back', () => {
    const members = { a: [{ from: week(1), until: week(3) }, { from: week(5) }] };
    expect(ways({ a: 'pppppp' }, { ...membersOnly, members })).toEqual(['rcoocc']);
  });

  it('holds regular guests who were never admitted, until they are admitted and leave', () => {
    const members = { b: { from: week(4), until: week(5) } };
    expect(ways({ a: '.vvvvv', b: '.vvvvv' }, { ...membersOnly, members })).toEqual(['.ncccc', '.nccoo']);
  });

  it('says since when a person is in it without a break', () => {
    const charter = { window: 2, coreMinimum: 2, coreShare: 1 };
    const { core } = today(club({ a: 'pppppp', b: 'ppp.pp', c: 'ppppp.', d: '....pp' }, { charter }));
    expect(core).toEqual([
      { personId: 'a', since: week(2) },
      { personId: 'b', since: week(6) },
      { personId: 'd', since: week(6) },
    ]);
  });

  it('lists nobody who left or was erased, and counts them', () => {
    const members = { a: {}, b: { until: day(30) }, c: {} };
    const events = club({ a: 'pppp', b: 'pppp', c: 'pppp' }, { members, charter: { coreMinimum: 2 } });
    expect(ids(liveliness(events, day(29)).core)).toEqual(['a', 'b', 'c']);
    const erased = new Set(events.memberships.slice(2).map(({ personId }) => personId));
    const later = liveliness({ ...events, erased }, day(30));
    expect(ids(later.core)).toEqual(['a']);
    expect(later.meetings.at(-1)?.core).toBe(3);
  });
});
