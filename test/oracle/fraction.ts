/** An exact fraction: thresholds are met or not met, whatever the order of a sum. */
export type Fraction = Readonly<{ over: bigint; under: bigint }>;

export function fraction(over: number, under: number): Fraction {
  return { over: BigInt(over), under: BigInt(under) };
}

export function mean(fractions: readonly Fraction[]): Fraction | null {
  if (fractions.length === 0) return null;
  const sum = fractions.reduce((a, b) => ({
    over: a.over * b.under + b.over * a.under,
    under: a.under * b.under,
  }));
  return { over: sum.over, under: sum.under * BigInt(fractions.length) };
}

export function isAtLeast(a: Fraction, b: Fraction): boolean {
  return a.over * b.under >= b.over * a.under;
}

export function toNumber({ over, under }: Fraction): number {
  return Number((over * 10n ** 24n) / under) / 1e24;
}
