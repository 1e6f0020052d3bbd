/** Counts before percentages: `part` of `whole`. */
export type Share = Readonly<{ part: number; whole: number }>;

/** A share with its Wilson score interval at 90 %, in fractions. */
export type SharedEvidence = Share & Readonly<{ low: number; high: number }>;

export const fractionOf = (share: Share | null): number | null =>
  share === null || share.whole === 0 ? null : share.part / share.whole;

const z = 1.6448536269514722;

/** Wilson score interval, 90 %; null where there is nothing to take a share of. */
export function withInterval(share: Share | null): SharedEvidence | null {
  const p = fractionOf(share);
  if (share === null || p === null) return null;
  const n = share.whole;
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const reach = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / scale;
  return { ...share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
