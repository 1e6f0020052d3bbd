import type { Day, LeftBecause } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

/** From `joinedOn` (null: since always) until the day before `leftOn` (null: still). */
export type Spell = Readonly<{ joinedOn: Day | null; leftOn: Day | null }>;

/** `because` null: still a member. */
export type MembershipPeriod = Spell & Readonly<{ because: LeftBecause | null }>;

/** The first day of a period, comparable with others: before any day when it is not known. */
export const began = ({ joinedOn }: Spell): Day => joinedOn ?? '0000-01-01';

/** Whether a period began on a day or before it. */
export const hasBegunBy = (period: Spell, day: Day): boolean => began(period) <= day;

/** Whether a day lies in a period: its first day does, the day of leaving does not. */
export const isRunningOn = (period: Spell, day: Day): boolean =>
  hasBegunBy(period, day) && (period.leftOn === null || day < period.leftOn);

/** Whether a person with these periods is a member on a day. */
export const isMemberWithin = (periods: readonly Spell[], day: Day): boolean =>
  periods.some((period) => isRunningOn(period, day));

/** Whether a person with these periods was admitted on a day or before it, and is not a member on it. */
export const hasLeftWithin = (periods: readonly Spell[], day: Day): boolean =>
  periods.some((period) => hasBegunBy(period, day)) && !isMemberWithin(periods, day);

/** Whether two periods of one person share a day. */
export const isOverlap = (a: Spell, b: Spell): boolean =>
  (a.leftOn === null || began(b) < a.leftOn) && (b.leftOn === null || began(a) < b.leftOn);

/**
 * Which of a person's periods a `MemberLeft` of a day ends, as that event names none: the latest open one that began on or before the
 * day, or undefined.
 */
export const periodLeftOn = <P extends Spell>(periods: readonly P[], day: Day): P | undefined =>
  periods
    .filter((period) => period.leftOn === null && hasBegunBy(period, day))
    .reduce<P | undefined>(
      (latest, one) => (latest && began(latest) >= began(one) ? latest : one),
      undefined,
    );

/** @throws Refusal `already-a-member` */
export function ensureApart(others: readonly Spell[], spell: Spell): void {
  ensure(
    !others.some((other) => isOverlap(other, spell)),
    'already-a-member',
    'The person is a member at that time already.',
    'joinedOn',
  );
}

/** @throws Refusal `left-before-joined` */
export function ensureInOrder(spell: Spell): void {
  ensure(
    spell.leftOn === null || began(spell) <= spell.leftOn,
    'left-before-joined',
    'Nobody leaves before the day of joining.',
    'leftOn',
  );
}
