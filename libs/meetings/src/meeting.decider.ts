import type { Day, MeetingId, MeetingStatus, PersonId } from '@relais/contracts';
import { type Decided, type Decider, ensure } from '@relais/event-sourcing';
import { ensureMeetingDay, ensureParticipants } from '@relais/networks/rules';
import { ensureLength } from './meeting-times.rules';
import { agendaOf, ensureAgenda, sameAgenda } from './agenda/agenda.rules';
import type {
  AdoptAgenda,
  CloseMeeting,
  CountUnnamedGuests,
  DecideMeeting,
  FollowSeries,
  OpenRound,
  PutMeeting,
} from './meeting.commands';
import type { MeetingEvent, MeetingPlan } from './meeting.events';
import {
  type Meeting,
  type ScheduledMeeting,
  ensureAttendable,
  ensureNotCancelled,
  ensureScheduled,
  followsSeries,
  hasPlanOfSeries,
  samePlan,
} from './meeting.rules';

type MeetingCommand = Decided<
  PutMeeting | FollowSeries | DecideMeeting | CountUnnamedGuests | CloseMeeting | AdoptAgenda | OpenRound
>;

/**
 * `latestDay`: the latest day that is accepted. `takenDays`: those of the other meetings of its series. `participants`: of the day of
 * the meeting, among those named. `instead`: what its series has in place of it, where people decide about that; missing: they do not.
 */
type MeetingCircumstances = Readonly<{
  latestDay: Day;
  takenDays?: ReadonlySet<Day>;
  participants?: ReadonlySet<PersonId>;
  instead?: MeetingPlan | null;
}>;

export const meeting: Decider<MeetingCommand, Meeting, MeetingEvent, MeetingCircumstances> = {
  category: 'meeting',
  initialState: { status: 'unknown' },

  decide({ type, data, principal }, known, { latestDay, takenDays, participants, instead }) {
    switch (type) {
      case 'PutMeeting':
        ensure(
          data.status === 'cancelled' || !takenDays?.has(data.date),
          'series-day-taken',
          'This series already has a meeting on that day: choose another day, or cancel that meeting first.',
          'date',
        );
        return put(data, known, latestDay);
      case 'FollowSeries':
        return follow(data, known);
      case 'DecideMeeting':
        return decided(data, known, instead);
      case 'CountUnnamedGuests':
        // A meeting that moved to a day to come has nobody in its room yet.
        if (data.unnamed === 0 && known.status !== 'unknown') return counted(data, known);
        ensureAttendable(known, latestDay, principal);
        return counted(data, known);
      case 'CloseMeeting':
        ensureAttendable(known, latestDay, principal);
        // Of a held meeting too: a repeat finds it.
        return [...counted(data, known), { type: 'MeetingHeld', on: known.plan.date, data: idOf(data) }];
      case 'AdoptAgenda': {
        ensureScheduled(known);
        ensureNotCancelled(known, principal);
        const agenda = agendaOf(data);
        ensureAgenda(agenda.minutes);
        if (known.agenda !== null && sameAgenda(known.agenda, agenda)) return [];
        return [{ type: 'AgendaAdopted', on: known.plan.date, data: { ...idOf(data), ...agenda } }];
      }
      case 'OpenRound': {
        const { personId } = data;
        ensureScheduled(known);
        if (known.openedBy === personId) return [];
        // An import brings what was true of the day and the members when it was recorded.
        if (principal.role !== 'system') {
          ensureAttendable(known, latestDay, principal);
          ensureParticipants({ personId }, known.plan.date, participants ?? new Set());
        }
        return [{ type: 'RoundOpened', on: known.plan.date, data: { ...idOf(data), personId } }];
      }
    }
  },

  evolve(state, { type, data }) {
    if (type === 'MeetingScheduled') {
      const { series } = data;
      const followed = series?.follows ? planOf(data) : null;
      return {
        status: 'scheduled',
        plan: planOf(data),
        unnamed: 0,
        agenda: null,
        openedBy: null,
        series,
        followed,
        isCancelledBySeries: false,
        keptOn: null,
      };
    }
    if (state.status === 'unknown') return state;
    switch (type) {
      case 'MeetingRescheduled':
        return { ...state, plan: planOf(data), followed: data.because ? planOf(data) : state.followed };
      case 'MeetingHeld':
        return { ...state, status: 'held' };
      case 'MeetingCancelled':
        return { ...state, status: 'cancelled', isCancelledBySeries: data.because !== null };
      case 'MeetingReopened':
        // A host reopened what the series had cancelled: from then on the series leaves it alone.
        return {
          ...state,
          status: 'scheduled',
          followed: state.isCancelledBySeries && !data.because ? null : state.followed,
          isCancelledBySeries: false,
        };
      case 'MeetingKept':
        return {
          ...state,
          keptOn: state.plan.date,
          followed: data.because === 'series' ? null : state.followed,
        };
      case 'UnnamedGuestsCounted':
        return { ...state, unnamed: data.unnamed };
      case 'AgendaAdopted':
        return { ...state, agenda: agendaOf(data) };
      case 'RoundOpened':
        return { ...state, openedBy: data.personId };
    }
  },
};

function put(data: PutMeeting['data'], known: Meeting, latestDay: Day): MeetingEvent[] {
  const { meetingId, ref, status, series = null } = data;
  const plan = planOf(data);
  const on = plan.date;
  if (status === 'held') ensureMeetingDay(on, latestDay, 'date');
  ensureLength(plan, known.status === 'unknown' ? null : known.plan);
  const planned: MeetingEvent[] =
    known.status === 'unknown'
      ? [{ type: 'MeetingScheduled', on, data: { meetingId, ref, series, ...plan } }]
      : samePlan(known.plan, plan)
        ? []
        : [{ type: 'MeetingRescheduled', on, data: { meetingId, because: null, ...plan } }];
  const before = known.status === 'unknown' ? 'scheduled' : known.status;
  return before === status ? planned : [...planned, became(status, on, meetingId)];
}

function became(status: MeetingStatus, on: Day, meetingId: MeetingId): MeetingEvent {
  switch (status) {
    case 'scheduled':
      return { type: 'MeetingReopened', on, data: { meetingId, because: null } };
    case 'held':
      return { type: 'MeetingHeld', on, data: { meetingId } };
    case 'cancelled':
      return { type: 'MeetingCancelled', on, data: { meetingId, because: null } };
  }
}

function follow({ meetingId, seriesId, date, plan }: FollowSeries['data'], known: Meeting): MeetingEvent[] {
  if (known.status !== 'unknown') return followed(meetingId, plan, known);
  const series = { seriesId, date, follows: true };
  return plan === null
    ? []
    : [{ type: 'MeetingScheduled', on: plan.date, data: { meetingId, ref: null, series, ...plan } }];
}

function followed(meetingId: MeetingId, plan: MeetingPlan | null, known: ScheduledMeeting): MeetingEvent[] {
  if (!followsSeries(known)) return [];
  const because = 'series' as const;
  if (plan === null)
    return known.status === 'cancelled'
      ? []
      : [{ type: 'MeetingCancelled', on: known.plan.date, data: { meetingId, because } }];
  const on = plan.date;
  return [
    ...(known.status === 'cancelled'
      ? [{ type: 'MeetingReopened' as const, on, data: { meetingId, because } }]
      : []),
    ...(samePlan(known.plan, plan)
      ? []
      : [{ type: 'MeetingRescheduled' as const, on, data: { meetingId, because, ...plan } }]),
  ];
}

function decided(
  { meetingId, because, keep }: DecideMeeting['data'],
  known: Meeting,
  instead: MeetingPlan | null | undefined,
): MeetingEvent[] {
  ensureScheduled(known);
  const on = known.plan.date;
  if (!keep && known.status === 'cancelled') return [];
  ensureOpen(known.status === 'scheduled');
  if (!keep && because === 'holiday') return [became('cancelled', on, meetingId)];
  if (!keep) {
    ensureOpen(instead !== undefined);
    return followed(meetingId, instead, known);
  }
  const isKept = because === 'holiday' ? known.keptOn === on : !hasPlanOfSeries(known);
  return isKept ? [] : [{ type: 'MeetingKept', on, data: { meetingId, because } }];
}

function ensureOpen(isOpen: boolean): asserts isOpen {
  ensure(
    isOpen,
    'nothing-to-decide',
    'There is nothing to decide about this meeting any more: read it again.',
    'meetingId',
  );
}

const counted = (
  { meetingId, unnamed }: Pick<CloseMeeting['data'], 'meetingId' | 'unnamed'>,
  known: Extract<Meeting, { plan: MeetingPlan }>,
): MeetingEvent[] =>
  unnamed === null || unnamed === known.unnamed
    ? []
    : [{ type: 'UnnamedGuestsCounted', on: known.plan.date, data: { meetingId, unnamed } }];

const idOf = ({ meetingId }: Pick<CloseMeeting['data'], 'meetingId'>) => ({ meetingId });

const planOf = ({ date, startTime, endTime, kind, placeMark }: MeetingPlan): MeetingPlan => ({
  date,
  startTime,
  endTime,
  kind,
  placeMark,
});
