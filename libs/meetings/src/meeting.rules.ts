import type { Day, MeetingStatus, PersonId } from '@relais/contracts';
import { type Principal, Refusal, ensure } from '@relais/event-sourcing';
import { ensureMeetingDay } from '@relais/networks/rules';
import type { Agenda, MeetingPlan, PlaceInSeries } from './meeting.events';

export type ScheduledMeeting = Readonly<{
  status: MeetingStatus;
  plan: MeetingPlan;
  unnamed: number;
  agenda: Agenda | null;
  /** The member who opened its round. */
  openedBy: PersonId | null;
  series: Pick<PlaceInSeries, 'seriesId' | 'date'> | null;
  /** The plan that its series gave it; null: it follows none. */
  followed: MeetingPlan | null;
  /** Because its series does not meet on that day any more. */
  isCancelledBySeries: boolean;
  /** The day for which people decided that it takes place, whether it is a public holiday or not. */
  keptOn: Day | null;
}>;
export type Meeting = Readonly<{ status: 'unknown' }> | ScheduledMeeting;

export const samePlan = (a: MeetingPlan, b: MeetingPlan): boolean =>
  a.date === b.date &&
  a.startTime === b.startTime &&
  a.endTime === b.endTime &&
  a.kind === b.kind &&
  a.placeMark === b.placeMark;

/** Whether a meeting has the plan that its series gave it. */
export const hasPlanOfSeries = ({ plan, followed }: Pick<ScheduledMeeting, 'plan' | 'followed'>): boolean =>
  followed !== null && samePlan(plan, followed);

/** Whether a series may change this meeting: it was not held, and neither changed nor cancelled by hand. */
export const followsSeries = (meeting: ScheduledMeeting): boolean =>
  hasPlanOfSeries(meeting) &&
  (meeting.status === 'scheduled' || (meeting.status === 'cancelled' && meeting.isCancelledBySeries));

/**
 * A meeting whose list can be filled. An import brings what was recorded before a meeting was cancelled, too.
 * @throws Refusal `not-found`, `meeting-cancelled`, `future-day`
 */
export function ensureAttendable(
  meeting: Meeting,
  latestDay: Day,
  principal: Principal,
): asserts meeting is ScheduledMeeting {
  ensureScheduled(meeting);
  ensureNotCancelled(meeting, principal);
  ensureMeetingDay(meeting.plan.date, latestDay, 'meetingId');
}

/** @throws Refusal `not-found` */
export function ensureScheduled(meeting: Meeting): asserts meeting is ScheduledMeeting {
  if (meeting.status === 'unknown')
    throw new Refusal('not-found', 'There is no such meeting here.', 'meetingId');
}

/** @throws Refusal `meeting-cancelled`, unless an import brings what was recorded before */
export function ensureNotCancelled({ status }: Pick<ScheduledMeeting, 'status'>, principal: Principal): void {
  ensure(
    status !== 'cancelled' || principal.role === 'system',
    'meeting-cancelled',
    'This meeting was cancelled: a host has to reopen it first.',
    'meetingId',
  );
}
