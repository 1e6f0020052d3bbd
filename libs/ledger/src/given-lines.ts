import type { Day, Instant, NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

/** A standing referral from its giver's ledger; `counts` is false for a lead. */
export type GivenLine = Readonly<{
  giverId: PersonId;
  receiverId: PersonId;
  on: Day;
  counts: boolean;
  imported: boolean;
  recordedAt: Instant;
}>;

/** How many referrals of a day count in a network, as known now. */
export async function countReferrals(rows: EntityManager, networkId: NetworkId, on: Day): Promise<number> {
  const [counted] = await rows.query<{ count: number }[]>(
    `select count(*)::integer as count from ledger_line
      where network_id = $1 and known_to is null and standing and kind = 'given' and day = $2`,
    [networkId, on],
  );
  return counted?.count ?? 0;
}

/** All standing referrals and leads of a network, as of a day and as known now. */
export const givenLines = (rows: EntityManager, networkId: NetworkId, asOf: Day): Promise<GivenLine[]> =>
  rows.query<GivenLine[]>(
    `select person_id as "giverId", counterpart_id as "receiverId", day::text as "on", kind = 'given' as counts, imported,
            to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "recordedAt"
       from ledger_line
      where network_id = $1 and known_to is null and standing and kind in ('given', 'lead-given')
        and day <= $2 and (until_day is null or until_day > $2)
      order by ledger_line.day, ledger_line."position"`,
    [networkId, asOf],
  );
