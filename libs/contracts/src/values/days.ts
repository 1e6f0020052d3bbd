import type { Day } from './values';

const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Date.parse(day) / millisecondsPerDay;

/** Monday 1 to Sunday 7 (ISO 8601). */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** The first, second … of its weekday in its month. */
export const nthOfMonth = (day: Day): number => Math.ceil(Number(day.slice(8)) / 7);

export const isLastOfMonth = (day: Day): boolean => dayAfter(day, 7).slice(0, 7) !== day.slice(0, 7);

/** Negative where `to` comes before `from`. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** A day so many days later; before it, where they are negative. */
export const dayAfter = (day: Day, days: number): Day =>
  new Date(Math.min(Date.parse(day) + days * millisecondsPerDay, lastDay)).toISOString().slice(0, 10);

/** Years have four digits. */
const lastDay = Date.parse('9999-12-31');

/**
 * The latest day of something that has happened: the current day at UTC+14, so that a phone whose clock is ahead loses nothing
 * (DOMAIN.md, "Rules every network has").
 */
export const latestDayAt = (now: Date): Day =>
  new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);

/** Whether a day has come, wherever the network is. @param latestDay see {@link latestDayAt}; a form asks by the day where it is */
export const hasCome = (day: Day, latestDay: Day): boolean => day <= latestDay;

/** The same day so many years later; 29 February becomes the 28th. */
export const yearsAfter = (day: Day, years: number): Day =>
  `${String(Number(day.slice(0, 4)) + years)}${day.slice(4).replace('02-29', '02-28')}`;
