import type { Charter, Day } from '@relais/contracts';
import type { LedgerLineRow } from './ledger-line';
import type { Entry, Exchanged, Statement } from './statement';

type CharterOn = (day: Day) => Charter;

/** `valueBalance` is null from the first line on whose amount is hidden. */
export type ShownEntry = Omit<Entry, 'valueBalance'> & Readonly<{ valueBalance: number | null }>;
/** `broughtIn` is null where an amount of this person is hidden. */
type ShownExchanged = Omit<Exchanged, 'broughtIn'> & Readonly<{ broughtIn: number | null }>;
export type ShownStatement = Readonly<{
  summary: Statement['summary'];
  counterparts: readonly ShownExchanged[];
  entries: readonly ShownEntry[];
}>;

/** The amount of a line in cents, as its person may see it; null where the charter of its day shows the giver the sum only. */
export const shownAmount = (line: LedgerLineRow, charterOn: CharterOn): number | null =>
  isHidden(line, charterOn) ? null : line.amountInCents;

/** A statement as its person may see it: only the sum of all (`summary`) includes hidden amounts. */
export function shownStatement(
  { summary, counterparts, entries }: Statement,
  charterOn: CharterOn,
): ShownStatement {
  const hidden = entries.filter((entry) => isHidden(entry, charterOn));
  const [first] = hidden;
  if (!first) return { summary, counterparts, entries };
  const hiding = new Set(hidden.map(({ counterpartId }) => counterpartId));
  const from = entries.indexOf(first);
  return {
    summary,
    counterparts: counterparts.map((other) => ({
      ...other,
      broughtIn: hiding.has(other.personId) ? null : other.broughtIn,
    })),
    entries: entries.map((entry, index) => ({
      ...entry,
      amountInCents: shownAmount(entry, charterOn),
      valueBalance: index < from ? entry.valueBalance : null,
    })),
  };
}

const isHidden = ({ kind, day, amountInCents }: LedgerLineRow, charterOn: CharterOn): boolean =>
  kind === 'thanks-credited' && amountInCents !== null && charterOn(day).thanksVisibility === 'sum-only';
