/** Gini coefficient, null for a sum of 0: 2Σ i·x₍ᵢ₎/(nΣx) − (n+1)/n, ascending, i from 1. */
export function giniOf(values: readonly number[]): number | null {
  const n = values.length;
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum === 0) return null;
  const weighted = values
    .toSorted((a, b) => a - b)
    .reduce((total, value, index) => total + (index + 1) * value, 0);
  return (2 * weighted) / (n * sum) - (n + 1) / n;
}

/** Fewest values that together make at least half of the sum. */
export function fewestForHalf(values: readonly number[]): number | null {
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum === 0) return null;
  let reached = 0;
  return values.toSorted((a, b) => b - a).findIndex((value) => 2 * (reached += value) >= sum) + 1;
}
