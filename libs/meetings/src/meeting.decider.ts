import type { Day, MeetingStatus } from '@relais/contracts';
import type { Decided, Decider } from '@relais/event-sourcing';
import { ensureMeetingDay } from '@relais/networks/rules';
import { ensureLength } from './meeting-times.rules';
import type { CloseMeeting, CountUnnamedGuests, PutMeeting } from './meeting.commands';
import type { MeetingEvent, MeetingPlan } from './meeting.events';
import { type Meeting, ensureAttendable } from './meeting.rules';

type MeetingCommand = Decided<PutMeeting | CountUnnamedGuests | CloseMeeting>;

/** `latestDay`: the latest day that is accepted. */
type MeetingCircumstances = Readonly<{ latestDay: Day }>;

export const meeting: Decider<MeetingCommand, Meeting, MeetingEvent, MeetingCircumstances> = {
  category: 'meeting',
  initialState: { status: 'unknown' },

  decide({ type, data, principal }, known, { latestDay }) {
    switch (type) {
      case 'PutMeeting':
        return put(data, known, latestDay);
      case 'CountUnnamedGuests':
        ensureAttendable(known, latestDay, principal);
        return counted(data, known);
      case 'CloseMeeting':
        ensureAttendable(known, latestDay, principal);
        // Of a held meeting too: a repeat finds it.
        return [...counted(data, known), { type: 'MeetingHeld', on: known.plan.date, data: idOf(data) }];
    }
  },

  evolve(state, { type, data }) {
    if (type === 'MeetingScheduled') return { status: 'scheduled', plan: planOf(data), unnamed: 0 };
    if (state.status === 'unknown') return state;
    switch (type) {
      case 'MeetingRescheduled':
        return { ...state, plan: planOf(data) };
      case 'MeetingHeld':
        return { ...state, status: 'held' };
      case 'MeetingCancelled':
        return { ...state, status: 'cancelled' };
      case 'MeetingReopened':
        return { ...state, status: 'scheduled' };
      case 'UnnamedGuestsCounted':
        return { ...state, unnamed: data.unnamed };
    }
  },
};

function put(data: PutMeeting['data'], known: Meeting, latestDay: Day): MeetingEvent[] {
  const { meetingId, ref, status } = data;
  const plan = planOf(data);
  const on = plan.date;
  if (status === 'held') ensureMeetingDay(on, latestDay, 'date');
  ensureLength(plan, known.status === 'unknown' ? null : known.plan);
  const planned: MeetingEvent[] =
    known.status === 'unknown'
      ? [{ type: 'MeetingScheduled', on, data: { meetingId, ref, ...plan } }]
      : samePlan(known.plan, plan)
        ? []
        : [{ type: 'MeetingRescheduled', on, data: { meetingId, ...plan } }];
  const before = known.status === 'unknown' ? 'scheduled' : known.status;
  return before === status ? planned : [...planned, { type: eventOf(status), on, data: { meetingId } }];
}

const counted = (
  { meetingId, unnamed }: Pick<CloseMeeting['data'], 'meetingId' | 'unnamed'>,
  known: Extract<Meeting, { plan: MeetingPlan }>,
): MeetingEvent[] =>
  unnamed === null || unnamed === known.unnamed
    ? []
    : [{ type: 'UnnamedGuestsCounted', on: known.plan.date, data: { meetingId, unnamed } }];

const idOf = ({ meetingId }: CloseMeeting['data']) => ({ meetingId });

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
