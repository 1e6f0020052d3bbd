import type { Entry } from '../../server/reads';

/** A month of the statement: what the figures were before its first line and after its last. */
export type Month = Readonly<{ month: string; opening: number; closing: number; lines: readonly Line[] }>;

/** `moves`: the balance after it differs from the balance before. */
type Line = Entry & Readonly<{ moves: boolean }>;

/** Newest month first, newest line first; entries come oldest first, each with the balance after it. */
export function monthsOf(entries: readonly Entry[]): Month[] {
  const byMonth = Map.groupBy(entries, ({ on }) => on.slice(0, 7));
  let before = 0;
  const months = [...byMonth].map(([month, lines]): Month => {
    const opening = before;
    before = lines.at(-1)?.balance ?? opening;
    const shown = lines.map((line, n) => ({
      ...line,
      moves: line.balance !== (lines[n - 1]?.balance ?? opening),
    }));
    return { month, opening, closing: before, lines: shown.reverse() };
  });
  return months.reverse();
}
