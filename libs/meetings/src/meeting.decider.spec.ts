import { MeetingId, type MeetingStatus, NetworkId } from '@relais/contracts';
import { givenOn, specOf } from '@relais/event-sourcing';
import { PutMeeting } from './meeting.commands';
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
  data: { meetingId, ref: 'm1', ...plan },
};
const held: MeetingEvent = { type: 'MeetingHeld', on: monday, data: { meetingId } };
const cancelled: MeetingEvent = { type: 'MeetingCancelled', on: monday, data: { meetingId } };
const reopened: MeetingEvent = { type: 'MeetingReopened', on: monday, data: { meetingId } };

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
          data: { meetingId, ref: 'm1', ...plan, ...wednesday },
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
          data: { meetingId, ...plan, ...changed },
        });
    }
  });

  it('may be rescheduled and held at once, on the new day', () =>
    given(scheduled)
      .when(put('held', { date: tuesday }))
      .then(
        { type: 'MeetingRescheduled', on: tuesday, data: { meetingId, ...plan, date: tuesday } },
        { type: 'MeetingHeld', on: tuesday, data: { meetingId } },
      ));

  it('keeps its status when it is rescheduled', () =>
    given(scheduled, held, {
      type: 'MeetingRescheduled',
      on: tuesday,
      data: { meetingId, ...plan, date: tuesday },
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
