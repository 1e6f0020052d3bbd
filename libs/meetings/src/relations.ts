import { inTheRoom } from '@relais/contracts';

/** The relations of meetings that SQL of other libraries may read; no other library names the tables behind them. */
export const meetingRelations = {
  /** The people in the room, by day. */
  visits: `(select a.network_id, a.person_id, m.date from attendance a join meeting m using (meeting_id)
     where a.status in (${inTheRoom.map((status) => `'${status}'`).join(', ')}))`,
  /** Everyone who was ever announced as a guest or substitute, by the day of the meeting. */
  announcedPeople:
    '(select a.network_id, a.person_id, m.date from announced_person a join meeting m using (meeting_id))',
};
