import type { NetworkId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { AttendanceRow } from '../meeting.read-model';

type AttendanceOfMeeting = Pick<AttendanceRow, 'meetingId' | 'personId' | 'status' | 'firstTime'>;

/** The attendances of a network: thousands of small rows, read without entities. @param rows of a reader */
export const attendancesIn = (rows: EntityManager, networkId: NetworkId): Promise<AttendanceOfMeeting[]> =>
  rows.query(
    `select meeting_id as "meetingId", person_id as "personId", status, first_time as "firstTime"
       from attendance where network_id = $1`,
    [networkId],
  );
