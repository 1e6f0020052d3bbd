import type { Day, NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

export type Standing = Readonly<{ personId: PersonId; given: number; received: number }>;

/** Counted referrals of everybody who gave or received, as of a day and as known now. */
export async function standings(
  rows: EntityManager,
  networkId: NetworkId,
  asOf: Day,
): Promise<Map<PersonId, Standing>> {
  const found = await rows.query<Standing[]>(
    `select person_id as "personId", sum(given)::integer as given, sum(received)::integer as received
       from ledger_line
      where network_id = $1 and known_to is null and standing and kind in ('given', 'received')
        and day <= $2 and (until_day is null or until_day > $2)
      group by person_id`,
    [networkId, asOf],
  );
  return new Map(found.map((standing) => [standing.personId, standing]));
}
