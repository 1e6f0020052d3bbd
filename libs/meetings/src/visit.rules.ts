import { type Day, type Instant, dayAfter } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';
import type { ScheduledMeeting } from './meeting.rules';
import { isOnTheDay, onTheDay } from './meeting-times.rules';

/** The clock where a meeting is: the instant in UTC, and the day and time zone of the network. */
export type VisitTime = Readonly<{ now: Instant; today: Day; timezone: string }>;

type Visited = Pick<ScheduledMeeting, 'status' | 'plan'>;

/** The last day on which the page of a meeting is open to a browser that was there. */
export const lastDayOfPage = ({ date }: Readonly<{ date: Day }>): Day => dayAfter(date, 1);

/**
 * The code of a meeting is good on its day, until a host stops it.
 * @throws Refusal `visit-stopped`, `visit-cancelled`, `visit-too-early`, `visit-over`
 */
export function ensureCodeGood(
  { status, plan }: Visited,
  { now, timezone }: VisitTime,
  isStopped: boolean,
): void {
  ensure(!isStopped, 'visit-stopped', 'This code was stopped. Ask the hosts for the new one.');
  ensure(status !== 'cancelled', 'visit-cancelled', 'This meeting does not take place.');
  const { from, until } = onTheDay(plan, timezone);
  ensure(from <= now, 'visit-too-early', 'This page opens one hour before the meeting begins.');
  ensure(
    now <= until,
    'visit-over',
    'This meeting is over. Its code was good on the day only; the next meeting has its own.',
  );
}

/**
 * A browser that opened the page on the day reads it until the end of the next one.
 * @param wasThere whether this browser opened the page while the code was good
 * @throws Refusal as {@link ensureCodeGood}
 */
export function ensurePageOpen(
  meeting: Visited,
  time: VisitTime,
  { isStopped, wasThere }: Readonly<{ isStopped: boolean; wasThere: boolean }>,
): void {
  if (!wasThere || time.today > lastDayOfPage(meeting.plan)) ensureCodeGood(meeting, time, isStopped);
}

/** Whether a visitor can leave their name now. */
export const mayArrive = (
  { status, plan }: Visited,
  { now, timezone }: VisitTime,
  isStopped: boolean,
): boolean => !isStopped && status !== 'cancelled' && isOnTheDay(plan, timezone, now);
