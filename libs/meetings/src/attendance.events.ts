import type { AttendanceStatus, MeetingId, PersonId } from '@relais/contracts';
import type { Event } from '@relais/event-sourcing';

export type AttendanceDetails = Readonly<{
  meetingId: MeetingId;
  personId: PersonId;
  status: AttendanceStatus;
  substituteFor: PersonId | null;
  invitedBy: PersonId | null;
  firstTime: boolean | null;
}>;

export type AttendanceRecorded = Event<'AttendanceRecorded', AttendanceDetails>;
export type AttendanceCorrected = Event<'AttendanceCorrected', AttendanceDetails>;

export type AttendanceEvent = AttendanceRecorded | AttendanceCorrected;
