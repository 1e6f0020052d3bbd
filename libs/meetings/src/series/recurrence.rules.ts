import {
  type Day,
  type Nth,
  dayAfter,
  daysBetween,
  isLastOfMonth,
  nthOfMonth,
  weekdayOf,
} from '@relais/contracts';
import type { SeriesPlan } from './series.events';

type Recurrence = Pick<SeriesPlan, 'rule' | 'from' | 'until' | 'without'>;
type Within = Readonly<{ from: Day; to: Day }>;

const daysPerWeek = 7;

/** The Monday of a week. */
export const mondayOf = (day: Day): Day => dayAfter(day, 1 - weekdayOf(day));

export const laterOf = (one: Day, other: Day): Day => (one > other ? one : other);
export const earlierOf = (one: Day, other: Day): Day => (one < other ? one : other);

/** The days on which a series meets, in their order (DOMAIN.md, "Meetings": series). @param within both days included */
export function datesOf({ rule, from, until, without }: Recurrence, within: Within): Day[] {
  const last = until === null ? within.to : earlierOf(until, within.to);
  const first = firstOn(rule.weekday, from);
  const weeksBefore = Math.max(0, Math.ceil(daysBetween(first, within.from) / daysPerWeek));
  const dates: Day[] = [];
  for (let week = weeksBefore; week * daysPerWeek <= daysBetween(first, last); week++) {
    const day = dayAfter(first, week * daysPerWeek);
    const isMet = 'every' in rule ? week % rule.every === 0 : rule.nth.some((nth) => isNthOfMonth(day, nth));
    if (isMet && !without.some((span) => span.from <= day && day <= span.to)) dates.push(day);
  }
  return dates;
}

const firstOn = (weekday: number, from: Day): Day =>
  dayAfter(from, (weekday - weekdayOf(from) + daysPerWeek) % daysPerWeek);

const isNthOfMonth = (day: Day, nth: Nth): boolean =>
  nth === 'last' ? isLastOfMonth(day) : nthOfMonth(day) === nth;
