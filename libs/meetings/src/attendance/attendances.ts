import { type MeetingId, type NetworkId, type PersonId, attendingThemselves } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { AttendanceRow } from '../meeting.read-model';

type AttendanceOfMeeting = Pick<AttendanceRow, 'meetingId' | 'personId' | 'status' | 'firstTime'>;

const line = `a.meeting_id as "meetingId", a.person_id as "personId", a.status, a.first_time as "firstTime"`;

/** The attendances of a network: thousands of small rows, read without entities. @param rows of a reader */
export const attendancesIn = (rows: EntityManager, networkId: NetworkId): Promise<AttendanceOfMeeting[]> =>
  rows.query(`select ${line} from attendance a where network_id = $1`, [networkId]);

/** The attendances of certain meetings. @param rows of a reader */
export const attendancesOf = (
  rows: EntityManager,
  meetingIds: readonly MeetingId[],
): Promise<AttendanceOfMeeting[]> =>
  rows.query(`select ${line} from attendance a where meeting_id = any ($1)`, [meetingIds]);

/** For each of these meetings that anybody attended for themselves, one of those lines. @param rows of a reader */
export const oneLineOfEach = (
  rows: EntityManager,
  meetingIds: readonly MeetingId[],
): Promise<AttendanceOfMeeting[]> =>
  rows.query(
    `select ${line} from unnest($1::uuid[]) as m (id)
       cross join lateral (select * from attendance where meeting_id = m.id and status = any ($2) limit 1) a`,
    [meetingIds, attendingThemselves],
  );

/** For each of these persons who attended any of these meetings for themselves, one of those lines. @param rows of a reader */
export const oneLineAmong = (
  rows: EntityManager,
  {
    networkId,
    people,
    meetingIds,
  }: Readonly<{
    networkId: NetworkId;
    people: readonly PersonId[];
    meetingIds: readonly MeetingId[];
  }>,
): Promise<AttendanceOfMeeting[]> =>
  rows.query(
    `select ${line} from unnest($2::uuid[]) as p (id)
       cross join lateral (select * from attendance
         where network_id = $1 and person_id = p.id and status = any ($3) and meeting_id = any ($4) limit 1) a`,
    [networkId, people, attendingThemselves, meetingIds],
  );
