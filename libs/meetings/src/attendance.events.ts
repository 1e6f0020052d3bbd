import { AttendanceStatus, MeetingId, PersonId } from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

const details = z.strictObject({
  meetingId: MeetingId,
  personId: PersonId,
  status: AttendanceStatus,
  substituteFor: PersonId.nullable(),
  invitedBy: PersonId.nullable(),
  firstTime: z.boolean().nullable(),
});
export type AttendanceDetails = Readonly<z.infer<typeof details>>;

const AttendanceRecorded = event('AttendanceRecorded', 1, details);
const AttendanceCorrected = event('AttendanceCorrected', 1, details);

export const attendanceEvents = [AttendanceRecorded, AttendanceCorrected] as const;
export type AttendanceEvent = EventOf<(typeof attendanceEvents)[number]>;
