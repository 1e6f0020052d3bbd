import type { Day } from './values';

const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Date.parse(day) / millisecondsPerDay;

/** Negative where `to` comes before `from`. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);
