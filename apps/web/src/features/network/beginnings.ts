/**
 * Which columns bear the name of their month or their year: those that begin one, the later of two that would touch.
 * @param days of the columns, ascending
 * @param length of what begins: 7 for a month, 4 for a year
 * @param columnsPerLabel how many columns a name takes
 * @returns their indexes
 */
export function beginnings(
  days: readonly string[],
  length: 4 | 7,
  columnsPerLabel: number,
): ReadonlySet<number> {
  const begins = days.flatMap((day, index) =>
    index === 0 || day.slice(0, length) !== days[index - 1]?.slice(0, length) ? [index] : [],
  );
  const labels = new Set<number>();
  let next = Infinity;
  for (const index of begins.toReversed()) {
    if (next - index < columnsPerLabel) continue;
    labels.add(index);
    next = index;
  }
  return labels;
}
