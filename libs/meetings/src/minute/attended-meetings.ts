import { type MeetingId, type NetworkId, type PersonId, inTheRoom } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

/** The latest held meeting where a person was in the room. @param rows of a reader */
export async function lastMeetingOf(
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
): Promise<MeetingId | null> {
  const [last] = await rows.query<{ meetingId: MeetingId }[]>(
    `select m.meeting_id as "meetingId" from attendance a join meeting m using (meeting_id)
      where a.network_id = $1 and a.person_id = $2 and a.status = any ($3) and m.status = 'held'
      order by m.date desc, m.start_time desc, m.meeting_id desc limit 1`,
    [networkId, personId, inTheRoom],
  );
  return last?.meetingId ?? null;
}

/** Visitors that a person brought, with their meetings. @param rows of a reader */
export const guestsBroughtBy = (
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
): Promise<{ meetingId: MeetingId; personId: PersonId }[]> =>
  rows.query(
    `select meeting_id as "meetingId", person_id as "personId" from attendance
      where network_id = $1 and invited_by = $2 and status = 'visitor'`,
    [networkId, personId],
  );
