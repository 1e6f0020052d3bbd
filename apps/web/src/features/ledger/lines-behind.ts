import type { EntryKind } from '@relais/contracts';
import type { Entry, Ledger } from '../../server/reads';

/** A figure of the summary that opens its lines. */
export const figures = [
  'given',
  'received',
  'leads-given',
  'leads-received',
  'brought-in',
  'earned',
] as const;
export type LedgerFigure = (typeof figures)[number];

/** The lines with one person; all of them if none is named. */
export const linesWith = (entries: readonly Entry[], personId: string | undefined): readonly Entry[] =>
  personId === undefined ? entries : entries.filter(({ counterpart }) => counterpart?.personId === personId);

const kindOf: Record<Exclude<LedgerFigure, 'given' | 'received'>, EntryKind> = {
  'leads-given': 'lead-given',
  'leads-received': 'lead-received',
  'brought-in': 'thanks-credited',
  earned: 'thanks-given',
};

/** The lines that a figure counts: exactly as many, or those whose amounts it adds up. @param entries all, oldest first */
export function linesBehind(entries: readonly Entry[], figure: LedgerFigure): readonly Entry[] {
  return entries.filter(({ balance, kind, standing }, n) => {
    const moved = balance - (entries[n - 1]?.balance ?? 0);
    if (figure === 'given') return moved > 0;
    if (figure === 'received') return moved < 0;
    return standing && kind === kindOf[figure];
  });
}

/** The people that a figure counts; without a figure everybody. */
export function peopleBehind(people: Ledger['counterparts'], figure: LedgerFigure | undefined) {
  if (figure === 'given') return people.filter(({ given }) => given > 0);
  return figure === 'received' ? people.filter(({ received }) => received > 0) : people;
}
