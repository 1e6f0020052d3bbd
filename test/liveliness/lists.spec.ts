import { liveliness } from '@relais/liveliness';
import { club, day, ids, recordedAtOnce, today, week } from './club';

describe('A named list', () => {
  const charter = { coreMinimum: 2, window: 4 };

  it('of new faces holds those of the last four counted meetings, and whether they were seen again', () => {
    const rows = { host: 'pppppp', early: '.v....', back: '..v..v', once: '....v.', gone: '....p.' };
    const { lists } = today(club(rows, { charter, members: { gone: { from: day(8), until: week(6) } } }));
    expect(lists.new).toEqual([
      { personId: 'back', meetingId: 'm3', on: week(3), seenAgain: true },
      { personId: 'once', meetingId: 'm5', on: week(5), seenAgain: false },
    ]);
  });

  it('of first visits holds visitors first seen in the last 30 days who are not members', () => {
    const rows = {
      host: 'pppppp',
      early: 'v.....',
      before: 'v....v',
      last: '..v...',
      joins: '...v..',
      twice: '...vv.',
      member: '....p.',
      gone: '....v.',
    };
    const members = { joins: { from: week(5) }, member: {}, gone: { from: week(5), until: week(6) } };
    const { lists } = liveliness(club(rows, { charter, members }), day(44));
    expect(lists.firstVisits).toEqual([
      { personId: 'last', meetingId: 'm3', on: week(3) },
      { personId: 'twice', meetingId: 'm4', on: week(4) },
    ]);
    expect(ids(liveliness(club(rows, { charter, members }), day(45)).lists.firstVisits)).toEqual(['twice']);
  });

  it('of the fading holds members of the core of the window, at the last three neither there nor represented', () => {
    const rows = {
      host: 'ppppppp',
      away: 'pppp...',
      gone: 'pppp...',
      guest: 'vvvv...',
      excused: 'ppppeex',
      represented: 'pppp..r',
      sitsIn: 'pppps..',
      before: 'p......',
    };
    const members = {
      away: {},
      gone: { until: day(42) },
      excused: {},
      represented: {},
      sitsIn: {},
      before: {},
    };
    const { lists } = today(club(rows, { charter, members }));
    expect(lists.fading).toEqual([
      { personId: 'away', lastSeenOn: week(4) },
      { personId: 'excused', lastSeenOn: week(4) },
    ]);
    const open = today(club(rows, { charter: { ...charter, membership: 'none' } }));
    expect(ids(open.lists.fading)).toEqual(['away', 'excused', 'gone', 'guest']);
  });

  it('of who never received holds members for three months or more without a counted referral', () => {
    const members = {
      always: {},
      threeMonths: { from: '2024-11-30' },
      notYet: { from: '2024-12-01' },
      r: { from: '2020-01-01' },
      later: { from: '2020-01-01' },
      gone: { from: '2020-01-01', until: '2025-02-28' },
      back: [{ from: '2020-01-01', until: '2024-01-01' }, { from: '2025-01-01' }],
    };
    const events = club({ host: 'p' }, { members, referrals: [['gr', '2021-01-01']] });
    const { lists } = liveliness(events, '2025-02-28');
    expect(lists.neverReceived).toEqual([
      { personId: 'always', memberSince: null },
      { personId: 'later', memberSince: '2020-01-01' },
      { personId: 'threeMonths', memberSince: '2024-11-30' },
    ]);
    const [, ...received] = lists.neverReceived.map(({ personId }) => personId);
    const referrals = received.map((receiverId, index) => ({
      giverId: receiverId,
      receiverId,
      on: index === 0 ? '2025-02-28' : '2025-03-01',
      ...recordedAtOnce('2025-02-28'),
    }));
    expect(ids(liveliness({ ...events, referrals }, '2025-02-28').lists.neverReceived)).toEqual([
      'always',
      'r',
      'threeMonths',
    ]);
  });
});
