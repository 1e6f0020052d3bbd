import {
  type Day,
  type Instant,
  dayAfter,
  instantOf,
  isNextDay,
  isTooLong,
  minutesLater,
} from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

/** When a meeting is, by the clocks of its network. */
export type MeetingTimes = Readonly<{ date: Day; startTime: string; endTime: string | null }>;

const minutesBeforeStart = 60;
const minutesWithoutEnd = 180;

type Hours = Omit<MeetingTimes, 'date'>;

/** @param recorded the hours that the meeting had: a length from before there was a limit stays @throws Refusal `meeting-too-long` */
export function ensureLength({ startTime, endTime }: Hours, recorded: Hours | null): void {
  if (recorded?.startTime === startTime && recorded.endTime === endTime) return;
  ensure(
    !isTooLong(startTime, endTime),
    'meeting-too-long',
    'A meeting lasts 12 hours at most; an end before the start is on the next day.',
    'endTime',
  );
}

/**
 * What "on the day" of a meeting means (DOMAIN.md, "Meetings"): from one hour before its start to its end, or to three hours after the
 * start, in UTC.
 * @param timezone of the network
 */
export function onTheDay(
  { date, startTime, endTime }: MeetingTimes,
  timezone: string,
): Readonly<{ from: Instant; until: Instant }> {
  const { from, until } = hoursOf({ date, startTime, endTime }, timezone);
  return { from: minutesLater(from, -minutesBeforeStart), until };
}

/** From the start to the end of a meeting, or to three hours after the start, in UTC. @param timezone of the network */
export function hoursOf(
  { date, startTime, endTime }: MeetingTimes,
  timezone: string,
): Readonly<{ from: Instant; until: Instant }> {
  const from = instantOf(date, startTime, timezone);
  const until =
    endTime === null
      ? minutesLater(from, minutesWithoutEnd)
      : instantOf(isNextDay(startTime, endTime) ? dayAfter(date, 1) : date, endTime, timezone);
  return { from, until };
}

/** Whether a meeting has begun and is not over. @param now in UTC */
export function isUnderWay(times: MeetingTimes, timezone: string, now: Instant): boolean {
  const { from, until } = hoursOf(times, timezone);
  return from <= now && now < until;
}

/** @param now in UTC */
export const hasBegun = ({ date, startTime }: MeetingTimes, timezone: string, now: Instant): boolean =>
  instantOf(date, startTime, timezone) <= now;

/** @param now in UTC, as {@link onTheDay} says its ends */
export function isOnTheDay(times: MeetingTimes, timezone: string, now: Instant): boolean {
  const { from, until } = onTheDay(times, timezone);
  return from <= now && now <= until;
}
