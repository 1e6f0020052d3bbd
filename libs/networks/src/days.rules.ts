import { type Day, hasCome } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

/**
 * What has happened has a day that has come, in every time zone (DOMAIN.md, "Rules every network has").
 * @param days by the field that names them; null: not given
 * @throws Refusal `future-day`, with the field as path
 */
export function ensurePast(days: Readonly<Record<string, Day | null>>, latestDay: Day): void {
  for (const [path, day] of Object.entries(days))
    ensure(day === null || hasCome(day, latestDay), 'future-day', 'This day has not come yet.', path);
}

/** Nobody holds or attends a meeting before its day. @throws Refusal `future-day` */
export function ensureMeetingDay(day: Day, latestDay: Day, path: string): void {
  ensure(hasCome(day, latestDay), 'future-day', 'This meeting is still to come.', path);
}
