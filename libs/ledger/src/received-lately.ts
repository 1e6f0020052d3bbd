import type { Day, NetworkId, PersonId, ReferralId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

const atMost = 1000;

/**
 * The referrals and leads that came to a person within the 30 days until `today` and were not withdrawn, the newest first. A lead
 * counts from the day on which it was passed, whenever it is agreed to.
 */
export async function receivedLately(
  rows: EntityManager,
  { networkId, personId, today }: Readonly<{ networkId: NetworkId; personId: PersonId; today: Day }>,
): Promise<ReferralId[]> {
  const found: { referralId: ReferralId }[] = await rows.query(
    `select referral_id as "referralId" from ledger_line
      where network_id = $1 and person_id = $2 and known_to is null and standing and kind in ('received', 'lead-received')
      group by referral_id having min(day) between $3::date - 30 and $3::date
      order by min(day) desc, max("position") desc limit ${String(atMost)}`,
    [networkId, personId, today],
  );
  return found.map(({ referralId }) => referralId);
}
