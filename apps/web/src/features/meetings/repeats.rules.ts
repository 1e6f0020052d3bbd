import type { Nth, SeriesRule } from '@relais/contracts';
import { daysBetween, isLastOfMonth, nthOfMonth, weekdayOf } from '@relais/contracts/rules';

/** How often a meeting repeats, as the form offers it; `kept`: as its series has it already. */
export type Repeats = 'once' | 'weekly' | 'fortnightly' | 'nth' | 'twice' | 'last' | 'kept';

const daysPerWeek = 7;

/** The rules by which a day can repeat; `known`: that of its series. */
export function rulesOf(day: string, known: SeriesRule | null): ReadonlyMap<Repeats, SeriesRule> {
  if (day === '') return new Map();
  const weekday = weekdayOf(day);
  const nth = nthOfMonth(day);
  const monthly = (...nths: Nth[]) => ({ nth: nths, weekday });
  const rules = new Map<Repeats, SeriesRule>([
    ['weekly', { every: 1, weekday }],
    ['fortnightly', { every: 2, weekday }],
  ]);
  if (nth <= 4) rules.set('nth', monthly(nth));
  if (nth <= 4) rules.set('twice', nth % 2 === 1 ? monthly(1, 3) : monthly(2, 4));
  if (isLastOfMonth(day)) rules.set('last', monthly('last'));
  const isOffered = [...rules.values()].some((rule) => isSameRule(rule, known));
  if (known && !isOffered && known.weekday === weekday) rules.set('kept', known);
  return rules;
}

/** Which of the offered ways a rule is; null: none of them. */
export const repeatsOf = (rules: ReadonlyMap<Repeats, SeriesRule>, rule: SeriesRule | null): Repeats | null =>
  [...rules].find(([, offered]) => isSameRule(offered, rule))?.[0] ?? null;

const isSameRule = (one: SeriesRule, other: SeriesRule | null): boolean =>
  other !== null &&
  one.weekday === other.weekday &&
  ('every' in one
    ? 'every' in other && one.every === other.every
    : 'nth' in other && one.nth.join() === other.nth.join());

/**
 * From which day on a changed series holds: the meeting that was changed gives way to its new day, in the same week too.
 * @param day of the meeting before, and as it is to be
 */
export function heldFrom(before: string, after: string): string {
  const days = daysBetween(before, after);
  return days > 0 && days < daysPerWeek ? before : after;
}
