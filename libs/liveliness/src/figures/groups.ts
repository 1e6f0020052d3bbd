import type { Person } from '../persons';
import type { FirstSeen } from './first-seen';
import type { CountedMeeting } from './gatherings';

/** How A(m_t) splits, and the substitutes beside it. */
export type Groups = Readonly<
  Record<'new' | 'returning' | 'recent' | 'core' | 'occasional' | 'substitute', readonly Person[]>
>;

/** What the group of a person at a counted meeting depends on. */
export type Seen = Readonly<{
  first: FirstSeen | undefined;
  /** The last counted meeting before in which the person was in A. */
  last: CountedMeeting | undefined;
  /** The person sat in for a member at an earlier counted meeting. */
  hasSatIn: boolean;
  isCore: boolean;
}>;

/**
 * The group of a person in A(m_t) (DOMAIN.md, "Liveliness: exact definition"): visitors and members alike are new faces the first time,
 * unless they were there before the records began.
 */
export function groupOf(
  { t, day }: CountedMeeting,
  { first, last, hasSatIn, isCore }: Seen,
  coreMinimum: number,
): Exclude<keyof Groups, 'substitute'> {
  if (!last && !first?.fromStart && !hasSatIn) return 'new';
  if (last && t - last.t > 3 && day - last.day > 90) return 'returning';
  if (t - (first?.f ?? t) + 1 < coreMinimum) return 'recent';
  return isCore ? 'core' : 'occasional';
}
