import type { Day, MeetingStatus } from '@relais/contracts';
import { type Principal, Refusal, ensure } from '@relais/event-sourcing';
import { ensureMeetingDay } from '@relais/networks/rules';
import type { MeetingPlan } from './meeting.events';

type ScheduledMeeting = Readonly<{ status: MeetingStatus; plan: MeetingPlan; unnamed: number }>;
export type Meeting = Readonly<{ status: 'unknown' }> | ScheduledMeeting;

/**
 * A meeting whose list can be filled. An import brings what was recorded before a meeting was cancelled, too.
 * @throws Refusal `not-found`, `meeting-cancelled`, `future-day`
 */
export function ensureAttendable(
  meeting: Meeting,
  latestDay: Day,
  principal: Principal,
): asserts meeting is ScheduledMeeting {
  if (meeting.status === 'unknown')
    throw new Refusal('not-found', 'There is no such meeting here.', 'meetingId');
  ensure(
    meeting.status !== 'cancelled' || principal.role === 'system',
    'meeting-cancelled',
    'This meeting was cancelled: reopen it before you fill its list.',
    'meetingId',
  );
  ensureMeetingDay(meeting.plan.date, latestDay, 'meetingId');
}
