import { MeetingId, type MeetingStatus, NetworkId, SeriesId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { CloseMeeting, CountUnnamedGuests, FollowSeries, PutMeeting } from './meeting.commands';
import { meeting } from './meeting.decider';
import type { MeetingEvent } from './meeting.events';

const { given } = specOf(meeting, { latestDay: '2026-03-03' });

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const meetingId = MeetingId.parse('00000000-0000-4000-8000-0000000000d1');
const [monday, tuesday] = ['2026-03-02', '2026-03-03'] as const;
const plan = { date: monday, startTime: '07:30', endTime: null, kind: 'breakfast', placeMark: null } as const;

const put = (status: MeetingStatus, changed: Partial<PutMeeting['data']> = {}) =>
  new PutMeeting({ networkId, meetingId, ref: 'm1', status, ...plan, ...changed }, givenOn('2026-03-09'));

const scheduled: MeetingEvent = {
  type: 'MeetingScheduled',
  on: monday,
  data: { meetingId, ref: 'm1', series: null, ...plan },
};
const held: MeetingEvent = { type: 'MeetingHeld', on: monday, data: { meetingId } };
const cancelled: MeetingEvent = { type: 'MeetingCancelled', on: monday, data: { meetingId, because: null } };
const reopened: MeetingEvent = { type: 'MeetingReopened', on: monday, data: { meetingId, because: null } };

describe('A meeting', () => {
  it('is scheduled, on its own day', () => given().when(put('scheduled')).then(scheduled));

  it('may be entered when it was held or cancelled already', () => {
    given().when(put('held')).then(scheduled, held);
    given().when(put('cancelled')).then(scheduled, cancelled);
  });

  it('is held on its day at the earliest', () => {
    const wednesday = { date: '2026-03-04' };
    given().when(put('held', wednesday)).thenRefused('future-day');
    given()
      .when(put('cancelled', wednesday))
      .then(
        {
          type: 'MeetingScheduled',
          on: wednesday.date,
          data: { meetingId, ref: 'm1', series: null, ...plan, ...wednesday },
        },
        { ...cancelled, on: wednesday.date },
      );
  });

  it('put as it is changes nothing', () => {
    given(scheduled).when(put('scheduled')).thenNothing();
    given(scheduled, held).when(put('held')).thenNothing();
    given(scheduled, cancelled).when(put('cancelled')).thenNothing();
  });

  it('keeps the ref under which it was scheduled', () =>
    given(scheduled)
      .when(put('scheduled', { ref: 'm2' }))
      .thenNothing());

  it('is rescheduled when anything of its plan changes', () => {
    for (const changed of [
      { date: tuesday },
      { startTime: '08:00' },
      { endTime: '09:00' },
      { kind: 'lunch' },
      { placeMark: 'elsewhere' },
    ] as const) {
      given(scheduled)
        .when(put('scheduled', changed))
        .then({
          type: 'MeetingRescheduled',
          on: changed.date ?? monday,
          data: { meetingId, because: null, ...plan, ...changed },
        });
    }
  });

  it('may be rescheduled and held at once, on the new day', () =>
    given(scheduled)
      .when(put('held', { date: tuesday }))
      .then(
        {
          type: 'MeetingRescheduled',
          on: tuesday,
          data: { meetingId, because: null, ...plan, date: tuesday },
        },
        { type: 'MeetingHeld', on: tuesday, data: { meetingId } },
      ));

  it('keeps its status when it is rescheduled', () =>
    given(scheduled, held, {
      type: 'MeetingRescheduled',
      on: tuesday,
      data: { meetingId, because: null, ...plan, date: tuesday },
    })
      .when(put('held', { date: tuesday }))
      .thenNothing());

  it('closed by mistake is opened again', () => {
    given(scheduled, held).when(put('scheduled')).then(reopened);
    given(scheduled, cancelled).when(put('scheduled')).then(reopened);
    given(scheduled, held, reopened).when(put('scheduled')).thenNothing();
  });

  it('said to be cancelled may turn out to have been held', () =>
    given(scheduled, cancelled).when(put('held')).then(held));
});

describe('A meeting of a series', () => {
  const seriesId = SeriesId.parse('00000000-0000-4000-8000-0000000005e1');
  const follow = (changed: Partial<typeof plan> | null = {}) => {
    const followed = changed && { ...plan, ...changed };
    return new FollowSeries(
      { networkId, meetingId, seriesId, date: monday, plan: followed },
      givenOn('2026-02-20'),
    );
  };
  const created: MeetingEvent = {
    type: 'MeetingScheduled',
    on: monday,
    data: { meetingId, ref: null, series: { seriesId, date: monday, follows: true }, ...plan },
  };
  const moved: MeetingEvent = {
    type: 'MeetingRescheduled',
    on: tuesday,
    data: { meetingId, because: null, ...plan, date: tuesday },
  };
  const gone: MeetingEvent = { type: 'MeetingCancelled', on: monday, data: { meetingId, because: 'series' } };

  it('is created once, where the series meets', () => {
    given().when(follow()).then(created);
    given().when(follow(null)).thenNothing();
    given(created).when(follow()).thenNothing();
  });

  it('changes with its series, and is cancelled and reopened by it', () => {
    const at8 = { startTime: '08:00' } as never;
    const changed: MeetingEvent = {
      type: 'MeetingRescheduled',
      on: monday,
      data: { meetingId, because: 'series', ...plan, startTime: '08:00' },
    };
    given(created).when(follow(at8)).then(changed);
    given(created, changed).when(follow(null)).then(gone);
    given(created, gone).when(follow(null)).thenNothing();
    given(created, gone)
      .when(follow(at8))
      .then({ type: 'MeetingReopened', on: monday, data: { meetingId, because: 'series' } }, changed);
  });

  it('stays as a person left it: held, moved, cancelled or reopened', () => {
    for (const since of [[held], [moved], [cancelled], [gone, reopened]])
      for (const wish of [follow(null), follow({ startTime: '08:00' } as never)])
        given(created, ...since)
          .when(wish)
          .thenNothing();
    given(scheduled).when(follow(null)).thenNothing();
  });

  it('is moved to no day on which its series has another one', () => {
    const beside = specOf(meeting, { latestDay: '2026-03-03', takenDays: new Set([tuesday]) });
    beside
      .given(created)
      .when(put('scheduled', { date: tuesday }))
      .thenRefused('series-day-taken');
    beside
      .given(created)
      .when(put('cancelled', { date: tuesday }))
      .then(moved, { ...cancelled, on: tuesday });
    beside
      .given(created, moved, cancelled)
      .when(put('scheduled', { date: tuesday }))
      .thenRefused('series-day-taken');
    beside.given(created).when(put('held')).then(held);
  });
});

describe('The length of a meeting', () => {
  const lasting = (startTime: string, endTime: string) => put('scheduled', { startTime, endTime });

  it('goes over midnight, and is at most 12 hours', () => {
    given()
      .when(lasting('20:00', '00:30'))
      .then({
        ...scheduled,
        data: { meetingId, ref: 'm1', series: null, ...plan, startTime: '20:00', endTime: '00:30' },
      });
    given().when(lasting('07:30', '07:00')).thenRefused('meeting-too-long');
    given(scheduled).when(lasting('07:30', '07:00')).thenRefused('meeting-too-long');
  });

  it('that was recorded before there was a limit stays, whatever becomes of the meeting', () => {
    const long = { ...scheduled.data, ...plan, endTime: '07:00' };
    const before: MeetingEvent = {
      type: 'MeetingScheduled',
      on: monday,
      data: { ...long, ref: 'm1', series: null },
    };
    given(before)
      .when(put('held', { endTime: '07:00' }))
      .then(held);
    given(before)
      .when(put('scheduled', { endTime: '07:00', date: tuesday }))
      .then({
        type: 'MeetingRescheduled',
        on: tuesday,
        data: { meetingId, because: null, ...plan, endTime: '07:00', date: tuesday },
      });
  });
});

describe('The list of a meeting', () => {
  const count = (unnamed: number) =>
    new CountUnnamedGuests({ networkId, meetingId, unnamed }, givenOn('2026-03-09', meetingId, 'host'));
  const close = (unnamed: number | null) =>
    new CloseMeeting({ networkId, meetingId, lines: [], unnamed }, givenOn('2026-03-09', meetingId, 'host'));
  const counted = (unnamed: number): MeetingEvent => ({
    type: 'UnnamedGuestsCounted',
    on: monday,
    data: { meetingId, unnamed },
  });

  it('counts guests without a name', () => {
    given(scheduled).when(count(2)).then(counted(2));
    given(scheduled, counted(2)).when(count(2)).thenNothing();
    given(scheduled, counted(2)).when(count(0)).then(counted(0));
    given(scheduled).when(count(0)).thenNothing();
  });

  it('takes back the guests of a meeting that moved to a day to come, or was cancelled', () => {
    const { given } = specOf(meeting, { latestDay: '2026-03-01' });
    given(scheduled, counted(2)).when(count(0)).then(counted(0));
    given(scheduled, counted(2)).when(count(1)).thenRefused('future-day');
    given(scheduled, counted(2), cancelled).when(count(0)).then(counted(0));
  });

  it('is closed with the guests that the host counted, else with those counted before', () => {
    given(scheduled).when(close(1)).then(counted(1), held);
    given(scheduled, counted(2)).when(close(null)).then(held);
  });

  it('is closed again in the same way', () => given(scheduled, held).when(close(null)).then(held));

  it('is that of a meeting which is known, neither cancelled nor still to come', () => {
    for (const command of [count(1), close(null)]) {
      given().when(command).thenRefused('not-found');
      given(scheduled, cancelled).when(command).thenRefused('meeting-cancelled');
      specOf(meeting, { latestDay: '2026-03-01' }).given(scheduled).when(command).thenRefused('future-day');
    }
  });
});
