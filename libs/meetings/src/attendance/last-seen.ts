import type { Day, NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import { inTheRoom } from './attendance.rules';

/** The day on which each person was last in the room of a meeting; persons who never were are missing. @param rows of a reader */
export async function lastSeen(rows: EntityManager, networkId: NetworkId): Promise<Map<PersonId, Day>> {
  const seen: { personId: PersonId; day: Day }[] = await rows.query(
    `select a.person_id as "personId", max(m.date)::text as day from attendance a join meeting m using (meeting_id)
      where a.network_id = $1 and a.status = any ($2) group by a.person_id`,
    [networkId, inTheRoom],
  );
  return new Map(seen.map(({ personId, day }) => [personId, day]));
}
