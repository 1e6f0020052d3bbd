import { inTheRoom } from './last-seen';

/** What SQL of other libraries may read of meetings, as relations; the tables behind them are ours alone. */
export const meetingRelations = {
  /** Who was in the room, on which day. */
  visits: `(select a.network_id, a.person_id, m.date from attendance a join meeting m using (meeting_id)
     where a.status in (${inTheRoom.map((status) => `'${status}'`).join(', ')}))`,
};
