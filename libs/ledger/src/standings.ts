import type { Day, NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

export type Standing = Readonly<{ personId: PersonId; given: number; received: number }>;

/**
 * Counted referrals of everyone who gave or received, as of a day and as known now. From the totals, where no line begins or ends
 * after that day; else from the lines of that person.
 */
export async function standings(
  rows: EntityManager,
  networkId: NetworkId,
  asOf: Day,
): Promise<Map<PersonId, Standing>> {
  const found = await rows.query<Standing[]>(
    `select person_id as "personId", given, received from ledger_total
      where network_id = $1 and latest_day <= $2 and (given > 0 or received > 0)
     union all
     select person_id, sum(line.given)::integer, sum(line.received)::integer
       from ledger_total total join ledger_line line using (network_id, person_id)
      where network_id = $1 and latest_day > $2
        and known_to is null and standing and kind in ('given', 'received') and day <= $2 and (until_day is null or until_day > $2)
      group by person_id`,
    [networkId, asOf],
  );
  return new Map(found.map((standing) => [standing.personId, standing]));
}
