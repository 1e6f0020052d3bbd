import { NetworkId, SeriesId } from '@relais/contracts';
import { type Envelope, fold, givenOn, specOf } from '@relais/event-sourcing';
import { hasBegun } from '../meeting-times.rules';
import { meeting } from '../meeting.decider';
import type { MeetingEvent } from '../meeting.events';
import { EndSeries, PutSeries } from './series.commands';
import { series } from './series.decider';
import type { SeriesEvent, SeriesPlan } from './series.events';
import { meetingOfSeries } from './series-meetings';
import { type MeetingOfSeries, type SeriesCircumstances, stepsOf, undecidedIn } from './series.rules';

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const seriesId = SeriesId.parse('00000000-0000-4000-8000-0000000005e1');
/** A Monday. */
const today = '2026-03-02';
const times = { startTime: '07:30', endTime: '09:00', kind: 'breakfast', placeMark: null } as const;
const thursdays: SeriesPlan = {
  rule: { every: 1, weekday: 4 },
  from: today,
  until: null,
  without: [],
  ...times,
};
const host = givenOn(today, '00000000-0000-4000-8000-0000000000ad', 'host');

const put = (changes: Partial<SeriesPlan> = {}, envelope: Envelope = host) =>
  new PutSeries({ networkId, seriesId, ref: null, ...thursdays, ...changes }, envelope);
const planned: SeriesEvent = {
  type: 'SeriesPlanned',
  on: today,
  data: { seriesId, ref: null, ...thursdays },
};
const changed = (changes: Partial<SeriesPlan>): SeriesEvent => {
  const plan = { ...thursdays, ...changes };
  return { type: 'SeriesChanged', on: plan.from, data: { seriesId, ...plan } };
};

/** The meeting that the series had on a day, and what happened to it since. */
function meetingOn(date: string, ...since: MeetingEvent[]): MeetingOfSeries {
  const meetingId = meetingOfSeries(seriesId, date);
  const scheduled: MeetingEvent = {
    type: 'MeetingScheduled',
    on: date,
    data: { meetingId, ref: null, date, ...times, series: { seriesId, date, follows: true } },
  };
  const state = fold(meeting, [scheduled, ...since]);
  if (state.status === 'unknown') throw new Error('It was scheduled.');
  return { meetingId, date, meeting: state, isAnnouncedFor: false };
}
const movedTo = (from: string, date: string): MeetingEvent => ({
  type: 'MeetingRescheduled',
  on: date,
  data: { meetingId: meetingOfSeries(seriesId, from), because: null, date, ...times },
});
const became = (
  type: 'MeetingCancelled' | 'MeetingReopened',
  because: 'series' | null,
  date: string,
): MeetingEvent => ({
  type,
  on: date,
  data: { meetingId: meetingOfSeries(seriesId, date), because },
});

const around = (meetings: MeetingOfSeries[], on = today): SeriesCircumstances => ({
  today: on,
  hasBegun: (one) => hasBegun(one, 'Europe/Paris', `${on}T12:00:00.000Z`),
  meetings,
});
const spec = (...meetings: MeetingOfSeries[]) => specOf(series, around(meetings));
const { given } = spec();

describe('A series of meetings', () => {
  it('is planned, from its first day on', () => given().when(put()).then(planned));

  it('put as it is changes nothing', () => given(planned).when(put()).thenNothing());

  it('is changed, also after it was ended', () => {
    const at8 = { startTime: '08:00' };
    given(planned).when(put(at8)).then(changed(at8));
    given(planned, { type: 'SeriesEnded', on: '2026-04-01', data: { seriesId } })
      .when(put())
      .then(changed({}));
  });

  it('begins within 26 weeks', () => {
    given()
      .when(put({ from: '2026-08-31' }))
      .then({ ...planned, on: '2026-08-31', data: { ...planned.data, from: '2026-08-31' } });
    given()
      .when(put({ from: '2026-09-01' }))
      .thenRefused('series-too-far-ahead');
    given(planned)
      .when(put({ from: '2026-09-01' }))
      .thenRefused('series-too-far-ahead');
  });

  it('has meetings of twelve hours at most, and at least one meeting', () => {
    given()
      .when(put({ endTime: '07:00' }))
      .thenRefused('meeting-too-long');
    given()
      .when(put({ startTime: '20:00', endTime: '00:30' }))
      .then({ ...planned, data: { ...planned.data, startTime: '20:00', endTime: '00:30' } });
    given()
      .when(put({ until: '2026-03-04' }))
      .thenRefused('series-without-meetings');
    given()
      .when(put({ until: '2026-02-01' }))
      .thenRefused('series-without-meetings');
    given()
      .when(put({ until: '2026-03-05', without: [{ from: today, to: '2026-03-31' }] }))
      .thenRefused('series-without-meetings');
  });

  it('does not double a week when it changes', () => {
    const fridays = { rule: { every: 1, weekday: 5 } };
    const onFriday = specOf(series, around([meetingOn('2026-03-05')], '2026-03-05'));
    onFriday.given(planned).when(put(fridays)).thenRefused('week-doubled');
    onFriday
      .given(planned)
      .when(put({ ...fridays, from: '2026-03-09' }))
      .then(changed({ ...fridays, from: '2026-03-09' }));
    // On Monday, Thursday has not begun and gives way.
    spec(meetingOn('2026-03-05')).given(planned).when(put(fridays)).then(changed(fridays));
    spec(meetingOn('2026-03-05'))
      .given(planned)
      .when(put({ ...fridays, from: '2026-03-06' }))
      .thenRefused('week-doubled');
    given(planned)
      .when(put({ ...fridays, from: '2026-03-06' }))
      .thenRefused('week-doubled');
  });

  it('does not double the week of a meeting that was moved by hand; what was announced for is decided later', () => {
    const fridays = { rule: { every: 1, weekday: 5 } };
    const announced = spec({ ...meetingOn('2026-03-12'), isAnnouncedFor: true });
    announced.given(planned).when(put(fridays)).then(changed(fridays));
    const moved = spec(meetingOn('2026-03-12', movedTo('2026-03-12', '2026-03-10')));
    moved.given(planned).when(put(fridays)).thenRefused('week-doubled');
    const without = [{ from: '2026-03-13', to: '2026-03-13' }];
    moved
      .given(planned)
      .when(put({ ...fridays, without }))
      .then(changed({ ...fridays, without }));
    // The meeting of that week is this one.
    moved
      .given(planned)
      .when(put({ startTime: '08:00' }))
      .then(changed({ startTime: '08:00' }));
  });

  it('is ended once', () => {
    const end = new EndSeries({ networkId, seriesId, on: '2026-04-01' }, host);
    const ended: SeriesEvent = { type: 'SeriesEnded', on: '2026-04-01', data: { seriesId } };
    given(planned).when(end).then(ended);
    given(planned, ended).when(end).thenNothing();
    given().when(end).thenRefused('not-found');
  });

  it('of an import is as the folder says', () =>
    given()
      .when(put({ from: '2030-01-01' }, givenOn(today)))
      .then({ ...planned, on: '2030-01-01', data: { ...planned.data, from: '2030-01-01' } }));
});

describe('The meetings of a series', () => {
  const steps = (events: SeriesEvent[], ...meetings: MeetingOfSeries[]) =>
    stepsOf(fold(series, events), around(meetings));
  const days = (found: ReturnType<typeof steps>) => found.map(({ date }) => date);

  it('are created for 26 weeks, each once', () => {
    const found = steps([planned]);
    expect(days(found).slice(0, 2)).toEqual(['2026-03-05', '2026-03-12']);
    expect(days(found).at(-1)).toBe('2026-08-27');
    expect(found).toHaveLength(26);
    expect(steps([planned], ...days(found).map((date) => meetingOn(date)))).toEqual([]);
  });

  it('are not created where they have begun, or where another one stands', () => {
    const mondays = { rule: { every: 1, weekday: 1 } };
    expect(days(steps([changed(mondays)]))[0]).toBe('2026-03-09');
    const moved = meetingOn('2026-03-05', movedTo('2026-03-05', '2026-03-12'));
    expect(days(steps([planned], moved))[0]).toBe('2026-03-19');
  });

  it('follow a change, and are cancelled where they do not fit any more', () => {
    const at8 = { startTime: '08:00', from: '2026-03-09' };
    const [first, second] = [meetingOn('2026-03-05'), meetingOn('2026-03-12')];
    expect(steps([planned, changed(at8)], first, second)[0]).toEqual({
      date: '2026-03-12',
      plan: { ...times, date: '2026-03-12', startTime: '08:00' },
    });
    const ended: SeriesEvent = { type: 'SeriesEnded', on: '2026-03-12', data: { seriesId } };
    expect(steps([planned, ended], first, second)).toEqual([{ date: '2026-03-12', plan: null }]);
  });

  it('stay as they were changed, moved, cancelled or reopened by hand', () => {
    const ended: SeriesEvent = { type: 'SeriesEnded', on: today, data: { seriesId } };
    const [cancelled, moved, reopened] = [
      meetingOn('2026-03-05', became('MeetingCancelled', null, '2026-03-05')),
      meetingOn('2026-03-12', movedTo('2026-03-12', '2026-03-13')),
      meetingOn(
        '2026-03-19',
        became('MeetingCancelled', 'series', '2026-03-19'),
        became('MeetingReopened', null, '2026-03-19'),
      ),
    ];
    expect(steps([planned, ended], cancelled, moved, reopened)).toEqual([]);
    const again = days(steps([planned, changed({ startTime: '08:00' })], cancelled, moved, reopened));
    expect(again[0]).toBe('2026-03-26');
  });

  it('are for people to decide about where they no longer fit and were announced for', () => {
    const undecided = (events: SeriesEvent[], ...meetings: MeetingOfSeries[]) =>
      Object.fromEntries(undecidedIn(fold(series, events), around(meetings)));
    const announced = (date: string, ...since: MeetingEvent[]) => ({
      ...meetingOn(date, ...since),
      isAnnouncedFor: true,
    });
    const ended: SeriesEvent = { type: 'SeriesEnded', on: '2026-03-10', data: { seriesId } };
    const [first, second] = [announced('2026-03-05'), announced('2026-03-12')];
    expect(undecided([planned], first, second)).toEqual({});
    expect(undecided([planned, ended], first, second)).toEqual({ [second.meetingId]: null });
    expect(undecided([planned, changed({ startTime: '08:00' })], second)).toEqual({
      [second.meetingId]: { ...times, date: '2026-03-12', startTime: '08:00' },
    });
    expect(undecided([planned, ended], meetingOn('2026-03-12'))).toEqual({});
    const date = '2026-03-12';
    const because = (reason: 'holiday' | 'series'): MeetingEvent => ({
      type: 'MeetingKept',
      on: date,
      data: { meetingId: second.meetingId, because: reason },
    });
    for (const since of [
      because('series'),
      movedTo(date, '2026-03-13'),
      became('MeetingCancelled', null, date),
      became('MeetingCancelled', 'series', date),
    ])
      expect(undecided([planned, ended], announced(date, since))).toEqual({});
    expect(undecided([planned, ended], announced(date, because('holiday')))).toEqual({
      [second.meetingId]: null,
    });
    const begun = { ...around([second]), hasBegun: () => true };
    expect(undecidedIn(fold(series, [planned, ended]), begun).size).toBe(0);
  });

  it('come back when the series meets again on the day of one that was announced for', () => {
    const gone = meetingOn('2026-03-05', became('MeetingCancelled', 'series', '2026-03-05'));
    expect(steps([planned], { ...gone, isAnnouncedFor: true })[0]?.date).toBe('2026-03-05');
  });

  it('stay as they are once anything is announced for them', () => {
    const ended: SeriesEvent = { type: 'SeriesEnded', on: today, data: { seriesId } };
    const announced = { ...meetingOn('2026-03-05'), isAnnouncedFor: true };
    expect(steps([planned, ended], announced)).toEqual([]);
    expect(days(steps([planned, changed({ startTime: '08:00' })], announced))[0]).toBe('2026-03-12');
  });

  it('come back when the series meets on their day again', () => {
    const gone = meetingOn('2026-03-05', became('MeetingCancelled', 'series', '2026-03-05'));
    expect(steps([planned], gone)[0]?.date).toBe('2026-03-05');
    const taken = meetingOn('2026-03-12', movedTo('2026-03-12', '2026-03-05'));
    expect(days(steps([planned], gone, taken))[0]).toBe('2026-03-19');
  });

  it('follow again once what was done by hand is undone', () => {
    const undone = meetingOn(
      '2026-03-05',
      became('MeetingCancelled', null, '2026-03-05'),
      became('MeetingReopened', null, '2026-03-05'),
    );
    expect(steps([planned, changed({ startTime: '08:00' })], undone)[0]?.date).toBe('2026-03-05');
  });
});
