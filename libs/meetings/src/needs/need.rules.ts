import { type Day, dayAfter, longestNeedDays } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

/** Texts are kept so many days after the last day of their need (DOMAIN.md, "Privacy"). */
export const keptDays = 30;

/**
 * A need ends on the day on which it is stated or later, at most 90 days ahead (DOMAIN.md, "Privacy").
 * @throws Refusal `need-over`, `need-too-long`
 */
export function ensureUntil(until: Day, statedOn: Day): void {
  ensure(until >= statedOn, 'need-over', 'This day is over: choose today or a later day.', 'until');
  ensure(
    until <= dayAfter(statedOn, longestNeedDays),
    'need-too-long',
    `A need stands for ${String(longestNeedDays)} days at most: choose an earlier last day, and state it again later.`,
    'until',
  );
}
