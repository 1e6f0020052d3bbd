import { MeetingId, NetworkId, SeriesId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { DecideMeeting, FollowSeries } from './meeting.commands';
import { meeting } from './meeting.decider';
import type { MeetingEvent } from './meeting.events';

const { given } = specOf(meeting, { latestDay: '2026-03-03' });

const networkId = NetworkId.parse('00000000-0000-4000-8000-000000000e70');
const meetingId = MeetingId.parse('00000000-0000-4000-8000-0000000000d1');
const [monday, tuesday] = ['2026-03-02', '2026-03-03'] as const;
const plan = { date: monday, startTime: '07:30', endTime: null, kind: 'breakfast', placeMark: null } as const;

const scheduled: MeetingEvent = {
  type: 'MeetingScheduled',
  on: monday,
  data: { meetingId, ref: 'm1', series: null, ...plan },
};
const held: MeetingEvent = { type: 'MeetingHeld', on: monday, data: { meetingId } };
const cancelled: MeetingEvent = { type: 'MeetingCancelled', on: monday, data: { meetingId, because: null } };

describe('A decision about a meeting', () => {
  const decide = (because: 'holiday' | 'series', keep: boolean) =>
    new DecideMeeting({ networkId, meetingId, because, keep }, givenOn('2026-03-09'));
  const kept = (because: 'holiday' | 'series'): MeetingEvent => ({
    type: 'MeetingKept',
    on: monday,
    data: { meetingId, because },
  });
  const moved: MeetingEvent = {
    type: 'MeetingRescheduled',
    on: tuesday,
    data: { meetingId, because: null, ...plan, date: tuesday },
  };
  const seriesId = SeriesId.parse('00000000-0000-4000-8000-0000000005e1');
  const ofSeries: MeetingEvent = {
    ...scheduled,
    data: { meetingId, ref: null, ...plan, series: { seriesId, date: monday, follows: true } },
  };
  const at8 = { ...plan, startTime: '08:00' };
  const instead = (has?: typeof at8 | null) =>
    specOf(meeting, { latestDay: '2026-03-03', ...(has !== undefined && { instead: has }) });

  it('keeps it on a public holiday, once for each day', () => {
    given(scheduled).when(decide('holiday', true)).then(kept('holiday'));
    given(scheduled, kept('holiday')).when(decide('holiday', true)).thenNothing();
    given(scheduled, kept('holiday'), moved)
      .when(decide('holiday', true))
      .then({ ...kept('holiday'), on: tuesday });
  });

  it('cancels it on a public holiday, by hand', () => {
    given(scheduled).when(decide('holiday', false)).then(cancelled);
    given(scheduled, cancelled).when(decide('holiday', false)).thenNothing();
  });

  it('keeps it as it is when its series changed: then it follows the series no more, and is no question of a holiday', () => {
    given(ofSeries).when(decide('series', true)).then(kept('series'));
    given(ofSeries, kept('series')).when(decide('series', true)).thenNothing();
    given(ofSeries, kept('series')).when(decide('holiday', true)).thenNothing();
    const follow = new FollowSeries(
      { networkId, meetingId, seriesId, date: monday, plan: null },
      givenOn(monday),
    );
    given(ofSeries, kept('series')).when(follow).thenNothing();
    given(ofSeries, kept('holiday'))
      .when(follow)
      .then({ ...cancelled, data: { meetingId, because: 'series' } });
  });

  it('makes it what its series has instead, because of the series', () => {
    const because = 'series' as const;
    instead(at8)
      .given(ofSeries)
      .when(decide('series', false))
      .then({ type: 'MeetingRescheduled', on: monday, data: { meetingId, because, ...at8 } });
    instead(null)
      .given(ofSeries)
      .when(decide('series', false))
      .then({ ...cancelled, data: { meetingId, because } });
  });

  it('needs something to decide', () => {
    instead().given(ofSeries).when(decide('series', false)).thenRefused('nothing-to-decide');
    given(scheduled, held).when(decide('holiday', true)).thenRefused('nothing-to-decide');
    given(scheduled, held).when(decide('holiday', false)).thenRefused('nothing-to-decide');
    given(scheduled, cancelled).when(decide('holiday', true)).thenRefused('nothing-to-decide');
    given().when(decide('holiday', true)).thenRefused('not-found');
  });
});
