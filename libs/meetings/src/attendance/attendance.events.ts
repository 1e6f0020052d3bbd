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
  welcomedBy: PersonId.nullable(),
});
/** How a person attends a meeting. */
export type AttendanceDetails = Readonly<z.infer<typeof details>>;

/** `byThemselves`: the person recorded it, and may change it; `reasoned`: a reason lies in the vault. */
const line = details.extend({ byThemselves: z.boolean(), reasoned: z.boolean() });
/** A line of the list of a meeting. */
export type AttendanceLine = Readonly<z.infer<typeof line>>;

const AttendanceRecorded = event('AttendanceRecorded', 2, line);
const AttendanceCorrected = event('AttendanceCorrected', 2, line);

export const attendanceEvents = [AttendanceRecorded, AttendanceCorrected] as const;
export type AttendanceEvent = EventOf<(typeof attendanceEvents)[number]>;

/** A line without what is known of its recording. */
export const detailsOf = ({
  meetingId,
  personId,
  status,
  substituteFor,
  invitedBy,
  firstTime,
  welcomedBy,
}: AttendanceDetails): AttendanceDetails => ({
  meetingId,
  personId,
  status,
  substituteFor,
  invitedBy,
  firstTime,
  welcomedBy,
});
