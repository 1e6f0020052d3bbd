/**
 * Which columns bear the name of their month: those that begin one, the later of two that would touch.
 * @param days of the columns, ascending
 * @param columnsPerLabel how many columns a name takes
 * @returns their indexes
 */
export function monthLabels(days: readonly string[], columnsPerLabel: number): ReadonlySet<number> {
  const begins = days.flatMap((day, index) =>
    index === 0 || day.slice(0, 7) !== days[index - 1]?.slice(0, 7) ? [index] : [],
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
