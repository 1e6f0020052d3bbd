import type { LedgerSummary, PersonId } from '@relais/contracts';
import type { LedgerLineRow } from './ledger-line';

/** A line with the running balances after it: referrals given less received, and cents brought in less earned. */
export type Entry = LedgerLineRow & Readonly<{ balance: number; valueBalance: number }>;

export type Exchanged = Readonly<{
  personId: PersonId;
  given: number;
  received: number;
  balance: number;
  broughtIn: number;
  earned: number;
  lastExchange: string;
}>;

export type Statement = Readonly<{
  summary: LedgerSummary;
  /** In no particular order. */
  counterparts: readonly Exchanged[];
  entries: readonly Entry[];
}>;

/**
 * A person's account from the lines of one moment (DOMAIN.md, "Ledger: exact definition"). Counts of referrals, sums in cents; a line
 * that does not count, or was withdrawn, changes nothing.
 * @param lines of one person, one version of each, ordered by day and then by recording
 */
export function statementOf(lines: readonly LedgerLineRow[]): Statement {
  const counterparts = new Map<PersonId, Exchanged>();
  let balance = 0;
  let valueBalance = 0;
  let leadsGiven = 0;
  let leadsReceived = 0;

  const entries = lines.map((line): Entry => {
    const moved = moves(line);
    balance += moved.given - moved.received;
    valueBalance += moved.broughtIn - moved.earned;
    if (line.standing && line.kind === 'lead-given') leadsGiven += 1;
    if (line.standing && line.kind === 'lead-received') leadsReceived += 1;
    if (moved.exchange)
      counterparts.set(line.counterpartId, addExchange(counterparts.get(line.counterpartId), line, moved));
    return { ...line, balance, valueBalance };
  });

  const all = [...counterparts.values()];
  const sum = (of: (exchange: Exchanged) => number) =>
    all.reduce((total, exchange) => total + of(exchange), 0);
  return {
    summary: {
      given: sum(({ given }) => given),
      received: sum(({ received }) => received),
      balance,
      leadsGiven,
      leadsReceived,
      broughtIn: sum(({ broughtIn }) => broughtIn),
      earned: sum(({ earned }) => earned),
      valueBalance,
      peopleGivenTo: all.filter(({ given }) => given > 0).length,
      peopleReceivedFrom: all.filter(({ received }) => received > 0).length,
    },
    counterparts: all,
    entries,
  };
}

type Moved = Readonly<{
  given: number;
  received: number;
  broughtIn: number;
  earned: number;
  exchange: boolean;
}>;

const nothing: Moved = { given: 0, received: 0, broughtIn: 0, earned: 0, exchange: false };

function moves({ standing, kind, given, received, amountInCents }: LedgerLineRow): Moved {
  if (!standing) return nothing;
  switch (kind) {
    case 'given':
    case 'received':
      return { ...nothing, given, received, exchange: true };
    case 'thanks-credited':
      return { ...nothing, broughtIn: amountInCents ?? 0, exchange: true };
    case 'thanks-given':
      return { ...nothing, earned: amountInCents ?? 0, exchange: true };
    case 'lead-given':
    case 'lead-received':
    case 'correction':
    case 'dispute':
    case 'withdrawal':
      return nothing;
  }
}

function addExchange(
  before: Exchanged | undefined,
  { counterpartId, day }: LedgerLineRow,
  moved: Moved,
): Exchanged {
  const given = (before?.given ?? 0) + moved.given;
  const received = (before?.received ?? 0) + moved.received;
  return {
    personId: counterpartId,
    given,
    received,
    balance: given - received,
    broughtIn: (before?.broughtIn ?? 0) + moved.broughtIn,
    earned: (before?.earned ?? 0) + moved.earned,
    lastExchange: day,
  };
}
