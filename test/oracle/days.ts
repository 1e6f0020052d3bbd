const millisecondsPerDay = 86_400_000;

/** An ISO 8601 day, `2026-10-31`; days compare as strings. */
export type Day = string;

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The days from `earlier` to `later`; negative when they stand the other way round. */
export function daysBetween(earlier: Day, later: Day): number {
  return (Date.parse(later) - Date.parse(earlier)) / millisecondsPerDay;
}
