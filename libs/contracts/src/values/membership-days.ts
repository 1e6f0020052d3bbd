import type { Day } from './values';

/**
 * The days of a membership: from `joinedOn` (null: not known, counts as always) until the day before `leftOn` (null: still a member).
 */
export type MembershipDays = Readonly<{ joinedOn: Day | null; leftOn: Day | null }>;

/** Whether a membership began on a day or before it. */
export const hasBegunBy = ({ joinedOn }: MembershipDays, day: Day): boolean =>
  joinedOn === null || joinedOn <= day;

/** Whether a day is in a membership: the first day is, the day of leaving is not. */
export const isRunningOn = (membership: MembershipDays, day: Day): boolean =>
  hasBegunBy(membership, day) && (membership.leftOn === null || day < membership.leftOn);

/** Nobody leaves before the day of joining. */
export const isInOrder = ({ joinedOn, leftOn }: MembershipDays): boolean =>
  joinedOn === null || leftOn === null || joinedOn <= leftOn;
