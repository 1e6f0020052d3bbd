import type { Day, NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { LedgerLineRow } from './ledger-line';

type Total = {
  readonly networkId: NetworkId;
  readonly personId: PersonId;
  given: number;
  received: number;
  latestDay: Day;
};

/**
 * How much a batch of events changes the totals: by lines that are no longer current, and lines that are new. `latestDay`: the latest
 * day on which any of them begins or ends, those included that are no longer current.
 */
export function totalsOf(closed: readonly LedgerLineRow[], opened: readonly LedgerLineRow[]): Total[] {
  const totals = new Map<string, Total>();
  const add = (line: LedgerLineRow, sign: 1 | 0 | -1): void => {
    const { networkId, personId, kind, day, untilDay } = line;
    if (kind !== 'given' && kind !== 'received') return;
    const latestDay = untilDay !== null && untilDay > day ? untilDay : day;
    const key = `${networkId} ${personId}`;
    const known = totals.get(key);
    const total = known ?? { networkId, personId, given: 0, received: 0, latestDay };
    if (!known) totals.set(key, total);
    if (latestDay > total.latestDay) total.latestDay = latestDay;
    if (!line.standing || untilDay !== null) return;
    total.given += sign * line.given;
    total.received += sign * line.received;
  };
  for (const line of closed) add(line, -1);
  for (const line of opened) add(line, line.knownTo === null ? 1 : 0);
  return [...totals.values()];
}

export async function addTotals(totals: readonly Total[], rows: EntityManager): Promise<void> {
  if (totals.length === 0) return;
  await rows.query(
    `insert into ledger_total (network_id, person_id, given, received, latest_day)
     select * from unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[], $5::date[])
     on conflict (network_id, person_id) do update set given = ledger_total.given + excluded.given,
       received = ledger_total.received + excluded.received, latest_day = greatest(ledger_total.latest_day, excluded.latest_day)`,
    (['networkId', 'personId', 'given', 'received', 'latestDay'] as const).map((key) =>
      totals.map((total) => total[key]),
    ),
  );
}

/** Makes the totals from all lines, where there are none. */
export const totalsFromLines = `
  insert into ledger_total (network_id, person_id, given, received, latest_day)
  select network_id, person_id,
         coalesce(sum(given) filter (where known_to is null and standing and until_day is null), 0),
         coalesce(sum(received) filter (where known_to is null and standing and until_day is null), 0),
         max(greatest(day, until_day))
    from ledger_line where kind in ('given', 'received') group by network_id, person_id`;
