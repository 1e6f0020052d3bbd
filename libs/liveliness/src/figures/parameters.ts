import type { Charter, MeetingKind } from '@relais/contracts';
import type { Gathering } from './gatherings';

/** The Parameters of DOMAIN.md: the charter's values, or the defaults that follow from it and the rhythm. */
export type Parameters = Readonly<{
  /** Median of the days between consecutive counted meetings; null with fewer than two. */
  rhythm: number | null;
  regularKinds: readonly MeetingKind[];
  /** In counted meetings, like coreMinimum and returnWithin. */
  window: number;
  coreMinimum: number;
  returnWithin: number;
  /** Fraction. */
  coreShare: number;
  comfortSize: number;
}>;

/** Median of the days between consecutive counted meetings; the mean of the middle two where their number is even. */
export function rhythmOf(counted: readonly Gathering[]): number | null {
  const gaps = counted
    .slice(1)
    .map(({ day }, index) => day - (counted[index]?.day ?? day))
    .sort((a, b) => a - b);
  const upper = gaps[Math.floor(gaps.length / 2)];
  const lower = gaps[Math.ceil(gaps.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

export function parametersOf(
  charter: Charter,
  regularKinds: readonly MeetingKind[],
  rhythm: number | null,
): Parameters {
  const often = rhythm === null || rhythm <= 20;
  return {
    rhythm,
    regularKinds,
    window: charter.window ?? (often ? 12 : 8),
    coreMinimum: charter.coreMinimum ?? (often ? 6 : 4),
    returnWithin: charter.returnWithin ?? (often ? 4 : 3),
    coreShare: charter.coreShare ?? (charter.absenceRule || charter.exclusiveSeats ? 0.75 : 0.5),
    comfortSize: charter.comfortSize,
  };
}
