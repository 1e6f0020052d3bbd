import {
  type Day,
  type LeftBecause,
  type MembershipDays,
  hasBegunBy,
  isInOrder,
  isRunningOn,
} from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';
import type { NetworkEvent } from '../network.events';

/** `because` null: still a member. */
export type MembershipPeriod = MembershipDays & Readonly<{ because: LeftBecause | null }>;

export type MembershipEvent = Extract<
  NetworkEvent,
  { type: 'MemberAdmitted' | 'MemberLeft' | 'MembershipCorrected' }
>;

/** The first day of a period, comparable with others: before any day when it is not known. */
export const began = ({ joinedOn }: MembershipDays): Day => joinedOn ?? '0000-01-01';

/** Whether a person with these periods is a member on a day. */
export const isMemberOn = (periods: readonly MembershipDays[], day: Day): boolean =>
  periods.some((period) => isRunningOn(period, day));

/** Whether a person with these periods was admitted on a day or before it. */
export const wasAdmittedBy = (periods: readonly MembershipDays[], day: Day): boolean =>
  periods.some((period) => hasBegunBy(period, day));

/** Whether a person was admitted after one day and up to another; an unknown day is no such day. */
export const wasAdmittedBetween = (periods: readonly MembershipDays[], after: Day, upTo: Day): boolean =>
  periods.some(({ joinedOn }) => joinedOn !== null && joinedOn > after && joinedOn <= upTo);

/** Whether a person with these periods was admitted on a day or before it, and is not a member on it. */
export const hasLeftBy = (periods: readonly MembershipDays[], day: Day): boolean =>
  wasAdmittedBy(periods, day) && !isMemberOn(periods, day);

/** Whether a membership ended after one day and up to another because the person moved or died. */
export const movedOrDied = (periods: readonly MembershipPeriod[], after: Day, upTo: Day): boolean =>
  periods.some(
    ({ leftOn, because }) =>
      leftOn !== null && leftOn > after && leftOn <= upTo && (because === 'moved' || because === 'died'),
  );

/** Whether two periods of one person share a day. */
export const overlaps = (a: MembershipDays, b: MembershipDays): boolean =>
  (a.leftOn === null || began(b) < a.leftOn) && (b.leftOn === null || began(a) < b.leftOn);

/** The period that has no end yet, or undefined. */
export const openPeriod = <P extends MembershipDays>(periods: readonly P[]): P | undefined =>
  periods.find(({ leftOn }) => leftOn === null);

/** The period that began last; of two, the one that was recorded last. Undefined without any. */
export const latestPeriod = <P extends MembershipDays>(periods: readonly P[]): P | undefined =>
  periods.reduce<P | undefined>(
    (latest, period) => (latest && began(latest) > began(period) ? latest : period),
    undefined,
  );

/** The earliest first day that is known; null: none is. */
export const firstKnownDay = (periods: readonly MembershipDays[]): Day | null =>
  periods.reduce<Day | null>(
    (first, { joinedOn }) => (joinedOn !== null && (first === null || joinedOn < first) ? joinedOn : first),
    null,
  );

/** The period that ended last, or will, or undefined. */
export const lastEnded = <P extends MembershipDays>(periods: readonly P[]): P | undefined =>
  periods.reduce<P | undefined>(
    (last, period) =>
      period.leftOn === null || (last?.leftOn && last.leftOn > period.leftOn) ? last : period,
    undefined,
  );

/** The last day, up to this one, on which a membership of these was over; null: none was. */
export const lastLeftOn = (periods: readonly MembershipDays[], day: Day): Day | null =>
  lastEnded(periods.filter(({ leftOn }) => leftOn !== null && leftOn <= day))?.leftOn ?? null;

/** The period that a leaving without a named period ends: the open one, or the latest. */
export const periodToEnd = <P extends MembershipDays>(periods: readonly P[]): P | undefined =>
  openPeriod(periods) ?? latestPeriod(periods);

/**
 * Periods as they were known to be on a day: those that begin after it are left out, those that end after it have not ended yet.
 * @returns by their first day
 */
export const periodsAsOf = (periods: readonly MembershipPeriod[], day: Day): MembershipPeriod[] =>
  periods
    .filter((period) => hasBegunBy(period, day))
    .sort((a, b) => (began(a) < began(b) ? -1 : 1))
    .map((period) => (isRunningOn(period, day) ? { ...period, leftOn: null, because: null } : period));

/**
 * Which of a person's periods a `MemberLeft` of a day ends, as that event names none: the latest open one that began on or before the
 * day, or undefined.
 */
export const periodLeftOn = <P extends MembershipDays>(periods: readonly P[], day: Day): P | undefined =>
  latestPeriod(periods.filter((period) => period.leftOn === null && hasBegunBy(period, day)));

/**
 * A person's periods after one more event about them, in the order of recording.
 * @param periodOf makes a period of what it is from now on; `before`: as it was, undefined for a new one
 */
export function periodsAfter<P extends MembershipPeriod>(
  periods: readonly P[],
  event: MembershipEvent,
  periodOf: (period: MembershipPeriod, before: P | undefined) => P,
): readonly P[] {
  switch (event.type) {
    case 'MemberAdmitted': {
      const { joinedOn } = event.data;
      return [...periods, periodOf({ joinedOn, leftOn: null, because: null }, undefined)];
    }
    case 'MemberLeft': {
      const left = periodLeftOn(periods, event.on);
      return periods.map((period) =>
        period === left
          ? periodOf({ joinedOn: period.joinedOn, leftOn: event.on, because: event.data.because }, period)
          : period,
      );
    }
    case 'MembershipCorrected': {
      const { previousJoinedOn, joinedOn, leftOn, because } = event.data;
      return periods.map((period) =>
        period.joinedOn === previousJoinedOn ? periodOf({ joinedOn, leftOn, because }, period) : period,
      );
    }
  }
}

/** @throws Refusal `already-a-member` */
export function ensureApart(others: readonly MembershipDays[], period: MembershipDays): void {
  ensure(
    !others.some((other) => overlaps(other, period)),
    'already-a-member',
    'The person is a member at that time already.',
    'joinedOn',
  );
}

/** @throws Refusal `left-before-joined` */
export function ensureInOrder(period: MembershipDays): void {
  ensure(isInOrder(period), 'left-before-joined', 'Nobody leaves before the day of joining.', 'leftOn');
}
