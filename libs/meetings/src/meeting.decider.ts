import type { Day, MeetingStatus } from '@relais/contracts';
import type { Decided, Decider } from '@relais/event-sourcing';
import { ensureMeetingDay } from '@relais/networks/rules';
import type { PutMeeting } from './meeting.commands';
import type { MeetingEvent, MeetingPlan } from './meeting.events';

export type Meeting =
  Readonly<{ status: 'unknown' }> | Readonly<{ status: MeetingStatus; plan: MeetingPlan }>;

/** `latestDay`: the latest day that is accepted. */
type MeetingCircumstances = Readonly<{ latestDay: Day }>;

export const meeting: Decider<Decided<PutMeeting>, Meeting, MeetingEvent, MeetingCircumstances> = {
  category: 'meeting',
  initialState: { status: 'unknown' },

  decide({ data }, known, { latestDay }) {
    const { meetingId, ref, status } = data;
    const plan = planOf(data);
    const on = plan.date;
    if (status === 'held') ensureMeetingDay(on, latestDay, 'date');
    const planned: MeetingEvent[] =
      known.status === 'unknown'
        ? [{ type: 'MeetingScheduled', on, data: { meetingId, ref, ...plan } }]
        : samePlan(known.plan, plan)
          ? []
          : [{ type: 'MeetingRescheduled', on, data: { meetingId, ...plan } }];
    const before = known.status === 'unknown' ? 'scheduled' : known.status;
    return before === status ? planned : [...planned, { type: eventOf(status), on, data: { meetingId } }];
  },

  evolve(state, { type, data }) {
    const plan = state.status === 'unknown' ? undefined : state.plan;
    switch (type) {
      case 'MeetingScheduled':
        return { status: 'scheduled', plan: planOf(data) };
      case 'MeetingRescheduled':
        return state.status === 'unknown' ? state : { ...state, plan: planOf(data) };
      case 'MeetingHeld':
        return plan ? { status: 'held', plan } : state;
      case 'MeetingCancelled':
        return plan ? { status: 'cancelled', plan } : state;
      case 'MeetingReopened':
        return plan ? { status: 'scheduled', plan } : state;
    }
  },
};

function eventOf(status: MeetingStatus) {
  switch (status) {
    case 'scheduled':
      return 'MeetingReopened';
    case 'held':
      return 'MeetingHeld';
    case 'cancelled':
      return 'MeetingCancelled';
  }
}

const planOf = ({ date, startTime, endTime, kind, placeMark }: MeetingPlan): MeetingPlan => ({
  date,
  startTime,
  endTime,
  kind,
  placeMark,
});

const samePlan = (a: MeetingPlan, b: MeetingPlan): boolean =>
  a.date === b.date &&
  a.startTime === b.startTime &&
  a.endTime === b.endTime &&
  a.kind === b.kind &&
  a.placeMark === b.placeMark;
