import type { Day, Instant, NetworkId, PersonId } from '@relais/contracts';
import { peopleRelations } from '@relais/people';
import type { EntityManager } from 'typeorm';

/**
 * How much is new in a person's ledger: referrals and leads received, thanks credited. `waiting`: standing leads that they gave, whose
 * prospect can still agree. `firstAt` and `lastAt` are when the first and last of those received was recorded, null without any.
 */
export type LedgerNews = Readonly<{
  received: number;
  thanked: number;
  waiting: number;
  firstAt: Instant | null;
  lastAt: Instant | null;
}>;

type Asked = Readonly<{
  networkId: NetworkId;
  personId: PersonId;
  /** New is what was recorded after `since`, up to `until`. */
  since: Instant;
  until: Instant;
  today: Day;
}>;
type Found = Omit<LedgerNews, 'firstAt' | 'lastAt'> & Readonly<{ firstAt: Date | null; lastAt: Date | null }>;

/** What an import recorded is no news, and neither is what was withdrawn since. @param rows of a reader */
export async function ledgerNews(
  rows: EntityManager,
  { networkId, personId, since, until, today }: Asked,
): Promise<LedgerNews> {
  const isReceived = `is_new and kind in ('received', 'lead-received')`;
  const [found]: Found[] = await rows.query(
    `select count(distinct referral_id) filter (where ${isReceived})::int as received,
            count(*) filter (where is_new and kind = 'thanks-credited')::int as thanked,
            count(*) filter (where kind = 'lead-given' and until_day is null and day between $5::date - 90 and $5::date - 7
              and not exists (select from ${peopleRelations.erased} e where e.network_id = l.network_id and e.subject_id = l.subject_id))::int as waiting,
            min(recorded_at) filter (where ${isReceived}) as "firstAt", max(recorded_at) filter (where ${isReceived}) as "lastAt"
       from (select *, recorded_at > $3 and recorded_at <= $4 as is_new from ledger_line
              where network_id = $1 and person_id = $2 and known_to is null and standing and not imported) l`,
    [networkId, personId, since, until, today],
  );
  const { firstAt = null, lastAt = null, ...counts } = found ?? { received: 0, thanked: 0, waiting: 0 };
  return { ...counts, firstAt: firstAt?.toISOString() ?? null, lastAt: lastAt?.toISOString() ?? null };
}
