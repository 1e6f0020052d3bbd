import { type Day, type NetworkId, type PersonId, inTheRoom } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

/** When a person was in the room last, and who had invited them then. */
export type LatestVisit = Readonly<{ personId: PersonId; lastSeenOn: Day; invitedBy: PersonId | null }>;

/** The latest visit of everyone who ever was in a room of the network, the latest first. @param rows of a reader */
export const latestVisits = (rows: EntityManager, networkId: NetworkId): Promise<LatestVisit[]> =>
  rows.query(
    `select person_id as "personId", date::text as "lastSeenOn", invited_by as "invitedBy" from (
       select distinct on (a.person_id) a.person_id, m.date, a.invited_by
         from attendance a join meeting m using (meeting_id)
        where a.network_id = $1 and a.status = any ($2) and m.status <> 'cancelled'
        order by a.person_id, m.date desc, m.start_time desc, m.meeting_id) as latest
      order by date desc, person_id`,
    [networkId, inTheRoom],
  );

/** The day on which each person was last in the room of a meeting; persons who never were are missing. @param rows of a reader */
export const lastSeen = async (rows: EntityManager, networkId: NetworkId): Promise<Map<PersonId, Day>> =>
  new Map((await latestVisits(rows, networkId)).map(({ personId, lastSeenOn }) => [personId, lastSeenOn]));
