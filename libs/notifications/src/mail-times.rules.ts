import { type Day, type Instant, dayAfter, instantOf, minutesLater } from '@relais/contracts';

const weekly = { from: '17:00', until: '21:00' };
const awake = { from: '07:00', until: '21:00' };
/** Six days and a half, so that a mail at twenty past five does not put off next week's until half past. */
const minutesOfAWeek = 6.5 * 24 * 60;
const quietMinutes = 10;
const minutesAtMost = 60;

/** The days of meetings that a weekly mail names, from tomorrow on: until the next one can come. */
export const daysNamed = 7;

/** An instant after which a weekly mail is the one of this week. */
export const weekBefore = (now: Instant): Instant => minutesLater(now, -minutesOfAWeek);

const isBetween = (now: Instant, day: Day, hours: typeof awake, timezone: string): boolean =>
  instantOf(day, hours.from, timezone) <= now && now < instantOf(day, hours.until, timezone);

/** Whether the weekly mail before a meeting may go out: from 17.00 to 21.00 of the day before it, where its network is. */
export const isEveBefore = (date: Day, timezone: string, now: Instant): boolean =>
  isBetween(now, dayAfter(date, -1), weekly, timezone);

/**
 * Whether what was received is told at once: ten minutes after the last of it, an hour after the first at the latest, and from 7.00 to
 * 21.00, where the network is.
 */
export const isDueAtOnce = (
  { firstAt, lastAt }: Readonly<{ firstAt: Instant | null; lastAt: Instant | null }>,
  { today, timezone }: Readonly<{ today: Day; timezone: string }>,
  now: Instant,
): boolean =>
  firstAt !== null &&
  lastAt !== null &&
  isBetween(now, today, awake, timezone) &&
  (lastAt <= minutesLater(now, -quietMinutes) || firstAt <= minutesLater(now, -minutesAtMost));

/** Whether it is the evening before a meeting in any of these networks. */
export const isWeeklyDue = (
  networks: readonly Readonly<{ timezone: string; meetings: readonly Readonly<{ date: Day }>[] }>[],
  now: Instant,
): boolean =>
  networks.some(({ timezone, meetings }) => meetings.some(({ date }) => isEveBefore(date, timezone, now)));
