import { type Day, type NetworkId, type PersonId, inTheRoom } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

/** Held meetings in whose room one was; `timedMeetings` are those whose end is known, `minutes` their length together. */
export type TimeSpent = Readonly<{ meetings: number; timedMeetings: number; minutes: number }>;

/** The time that a person spent in meetings within the year that ends on a day. */
export async function timeSpent(
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
  until: Day,
): Promise<TimeSpent> {
  const [spent]: TimeSpent[] = await rows.query(
    `select count(*)::integer as meetings, count(m.end_time)::integer as "timedMeetings",
            coalesce(sum(mod(extract(epoch from m.end_time::time - m.start_time::time) / 60 + 1440, 1440)), 0)::integer as minutes
       from attendance a join meeting m using (meeting_id)
      where a.network_id = $1 and m.network_id = $1 and a.person_id = $2 and m.status = 'held'
        and a.status = any ($4)
        and m.date <= $3 and m.date > ($3::date - interval '1 year')`,
    [networkId, personId, until, inTheRoom],
  );
  return spent ?? { meetings: 0, timedMeetings: 0, minutes: 0 };
}
