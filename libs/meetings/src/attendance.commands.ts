import type { MeetingId, NetworkId, PersonId } from '@relais/contracts';
import { Command, v5 } from '@relais/event-sourcing';
import type { AttendanceDetails } from './attendance.events';

/** Records how a person attended a meeting, or corrects it. */
export class RecordAttendance extends Command<{ networkId: NetworkId } & AttendanceDetails> {
  readonly type = 'RecordAttendance' as const;
}

/** The stream of one person at one meeting: two hosts tapping at once never collide. */
export const attendanceId = (meetingId: MeetingId, personId: PersonId): string => v5(meetingId, personId);
