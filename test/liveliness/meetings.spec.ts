import { Charter } from '@relais/contracts';
import { liveliness } from '@relais/liveliness';
import { club, day, person, recordedAtOnce, today, week } from './club';

const refs = (meetings: readonly Readonly<{ ref: string }>[]): string[] => meetings.map(({ ref }) => ref);

describe('A meeting', () => {
  it('counts when held, of a regular kind, with at least one person there for themselves', () => {
    const { meetings, otherMeetings } = today(
      club(
        { a: 'plver.ppp', b: '...s.s...' },
        { statuses: { 7: 'cancelled', 8: 'scheduled' }, kinds: { 9: 'discovery' } },
      ),
    );
    expect(refs(meetings)).toEqual(['M0001', 'M0002', 'M0003']);
    expect(otherMeetings).toMatchObject([
      { ref: 'M0004', attendance: 0, room: 1 },
      { ref: 'M0005', attendance: 0, room: 0 },
      { ref: 'M0006', attendance: 0, room: 1 },
      { ref: 'M0009', attendance: 1, room: 1, kind: 'discovery' },
    ]);
  });

  it('after the asked day does not exist', () => {
    const events = club({ a: 'ppp' });
    expect(refs(liveliness(events, week(2)).meetings)).toEqual(['M0001', 'M0002']);
    expect(refs(liveliness(events, day(6)).meetings)).toEqual(['M0001']);
  });

  it('of kind discovery or activity counts by default when these are more than half of the held ones', () => {
    const kinds = { 1: 'discovery', 2: 'activity', 3: 'discovery' } as const;
    expect(refs(today(club({ a: 'pppppp' }, { kinds })).meetings)).toEqual(['M0004', 'M0005', 'M0006']);
    expect(today(club({ a: 'ppppp' }, { kinds })).meetings).toHaveLength(5);
    expect(today(club({ a: 'pppppp' }, { kinds, statuses: { 6: 'cancelled' } })).meetings).toHaveLength(5);
  });

  it('is regular as the charter lists it', () => {
    const charter = { regularKinds: ['discovery' as const] };
    expect(refs(today(club({ a: 'ppp' }, { kinds: { 2: 'discovery' }, charter })).meetings)).toEqual([
      'M0002',
    ]);
  });

  it('is ordered by day, start time, ref and id', () => {
    const [sample] = club({ a: 'p' }).meetings;
    const like = (date: string, startTime: string, ref: string, meetingId: string) =>
      ({ ...sample, date, startTime, ref, meetingId }) as NonNullable<typeof sample>;
    const meetings = [
      like(day(1), '07:30', 'A', 'x'),
      like(day(0), '12:00', 'A', 'x'),
      like(day(0), '07:30', 'B', 'x'),
      like(day(0), '07:30', 'A', 'y'),
      like(day(0), '07:30', 'A', 'x'),
    ];
    const answer = liveliness({ ...club({}), meetings }, day(1));
    expect(answer.meetings.map(({ date, ref, meetingId }) => [date, ref, meetingId])).toEqual([
      [day(0), 'A', 'x'],
      [day(0), 'A', 'y'],
      [day(0), 'B', 'x'],
      [day(0), 'A', 'x'],
      [day(1), 'A', 'x'],
    ]);
  });

  it('has in its room those there for themselves and the substitutes, each once', () => {
    const events = club({ a: 'p', b: 'l', c: 'v', d: 's', e: 'r', f: 'e', g: 'x' });
    const twice = {
      personId: events.meetings[0]?.attendance[0]?.personId,
      status: 'substitute',
      firstTime: null,
    };
    const meetings = events.meetings.map((meeting) => ({
      ...meeting,
      attendance: [...meeting.attendance, twice as (typeof meeting.attendance)[number]],
    }));
    expect(liveliness({ ...events, meetings }, week(1)).meetings).toMatchObject([
      { attendance: 3, room: 4, substitute: 1 },
    ]);
  });

  it('is for exchange up to the comfort size of its own day, for information above', () => {
    const charters = [
      { from: week(2), charter: Charter.parse({ comfortSize: 2 }) },
      { from: week(3), charter: Charter.parse({ comfortSize: 3 }) },
      { from: week(9), charter: Charter.parse({ comfortSize: 9 }) },
    ];
    const answer = today(club({ a: 'pppp', b: 'pppp', c: 's.ss', d: '...p' }, { charters }));
    expect(answer.meetings.map(({ sizeBand }) => sizeBand)).toEqual([
      'information',
      'exchange',
      'exchange',
      'information',
    ]);
    expect(answer).toMatchObject({ charter: { comfortSize: 3 }, charterFrom: week(3) });
  });
});

describe('A network', () => {
  it('without any event is too early, with nothing known', () => {
    const answer = liveliness(
      { charters: [], memberships: [], meetings: [], referrals: [], logged: [], erased: new Set() },
      day(0),
    );
    expect(answer).toMatchObject({
      verdict: 'too-early',
      charter: Charter.parse({}),
      charterFrom: null,
      notes: [],
      coreShare: null,
      coreKept: null,
      coreStability: null,
      newFaceMeetings: null,
      renewal: null,
      streak: null,
      newcomerReturn: null,
      newcomers: null,
      visitorConversion: null,
      visitors: null,
      meanRoom: null,
      previous: null,
      core: [],
      meetings: [],
      otherMeetings: [],
      exchange: null,
      completeness: { meetingsClosed: null, loggedWithin7Days: null },
    });
  });

  it('is complete as far as past meetings are closed and referrals were logged within 7 days', () => {
    const events = club({ a: 'ppppp' }, { statuses: { 2: 'scheduled', 3: 'cancelled', 5: 'scheduled' } });
    const logged = [
      { on: day(0), recordedOn: day(0) },
      { on: day(0), recordedOn: day(7) },
      { on: day(0), recordedOn: day(8) },
      { on: day(30), recordedOn: day(60) },
    ].map((days) => ({
      ...{ giverId: person('a'), receiverId: person('b') },
      ...recordedAtOnce(days.recordedOn),
      ...days,
    }));
    const { completeness } = liveliness({ ...events, logged }, week(4));
    expect(completeness).toEqual({ meetingsClosed: 3 / 4, loggedWithin7Days: 2 / 3 });
  });
});

describe('The parameters', () => {
  const parametersOf = (days: number[], charter: Partial<Charter> = {}) =>
    today(club({ a: 'p'.repeat(days.length) }, { days: days.map(day), charter })).parameters;

  it('know the rhythm as the median of the days between counted meetings', () => {
    expect(parametersOf([0]).rhythm).toBeNull();
    expect(parametersOf([0, 7, 8, 30]).rhythm).toBe(7);
    expect(parametersOf([0, 7, 17, 18, 60]).rhythm).toBe(8.5);
  });

  it('are 12, 6 and 4 meetings up to a rhythm of 20 days or without one, and 8, 4 and 3 above', () => {
    const often = { window: 12, coreMinimum: 6, returnWithin: 4 };
    expect(parametersOf([0])).toMatchObject(often);
    expect(parametersOf([0, 20])).toMatchObject(often);
    expect(parametersOf([0, 20, 41])).toMatchObject({ window: 8, coreMinimum: 4, returnWithin: 3 });
  });

  it('ask three quarters of the core where absences or seats are ruled, else half', () => {
    expect(parametersOf([0]).coreShare).toBe(0.5);
    expect(parametersOf([0], { exclusiveSeats: true }).coreShare).toBe(0.75);
    expect(parametersOf([0], { absenceRule: { count: 2, inARow: true } }).coreShare).toBe(0.75);
  });

  it('are what the charter in force says, one by one', () => {
    const charter = { window: 5, returnWithin: 2, exclusiveSeats: true, coreShare: 0.6, comfortSize: 12 };
    expect(parametersOf([0], charter)).toMatchObject({
      window: 5,
      coreMinimum: 6,
      returnWithin: 2,
      coreShare: 0.6,
      comfortSize: 12,
    });
  });
});
