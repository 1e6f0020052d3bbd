import type { Day, Instant } from './values';

const millisecondsPerMinute = 60_000;
const minutesPerDay = 1440;

const longestMeetingInMinutes = 12 * 60;

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether an end is on the day after the start: it is before it (20:00 to 00:30). */
export const isNextDay = (startTime: string, endTime: string): boolean => endTime < startTime;

/** From a start to an end, by the clock on the wall; an end before the start is on the next day. */
export const minutesBetween = (startTime: string, endTime: string): number =>
  minuteOfDay(endTime) - minuteOfDay(startTime) + (isNextDay(startTime, endTime) ? minutesPerDay : 0);

/** Whether a meeting would last more than 12 hours. @param endTime null: its end is open */
export const isTooLong = (startTime: string, endTime: string | null): boolean =>
  endTime !== null && minutesBetween(startTime, endTime) > longestMeetingInMinutes;

/**
 * The instant of a local time, in UTC. Of an hour that comes twice when the clocks change it is the first; of one that is left out,
 * what the clock would have shown.
 * @param time like 07:30
 * @param timezone IANA
 */
export function instantOf(day: Day, time: string, timezone: string): Instant {
  const wall = Date.parse(`${day}T${time}Z`);
  const offsets = [-minutesPerDay, minutesPerDay].map((minutes) =>
    offsetAt(wall + minutes * millisecondsPerMinute, timezone),
  );
  const candidates = offsets.map((offset) => wall - offset);
  const real = candidates.filter((at) => at + offsetAt(at, timezone) === wall);
  return isoOf(Math.min(...(real.length > 0 ? real : candidates.slice(0, 1))));
}

export const minutesLater = (instant: Instant, minutes: number): Instant =>
  isoOf(Date.parse(instant) + minutes * millisecondsPerMinute);

const lastInstant = Date.parse('9999-12-31T23:59:59.999Z');
/** Years have four digits. */
const isoOf = (at: number): Instant => new Date(Math.min(at, lastInstant)).toISOString();

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timezone: string): number {
  const at = Math.min(instant, lastInstant - 2 * minutesPerDay * millisecondsPerMinute);
  const parts = wallClockIn(timezone).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const shown = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`;
  return Date.parse(shown) - Math.floor(at / 1000) * 1000;
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClockIn(timezone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timezone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  wallClocks.set(timezone, clock);
  return clock;
}
