import type { AttendanceStatus, MeetingId, NetworkId, PersonId } from '@relais/contracts';
import { Command, v5 } from '@relais/event-sourcing';
import type { AttendanceDetails } from './attendance.events';

type Recording = { networkId: NetworkId; reasoned: boolean } & AttendanceDetails;

/** Records how a person attends a meeting, or corrects it. Personal: the reason, see {@link reasonField}. */
export class RecordAttendance extends Command<Recording> {
  readonly type = 'RecordAttendance' as const;

  /** As it was hashed before commands had `welcomedBy` and `reasoned`. */
  protected override get hashedData(): object {
    const { welcomedBy, reasoned, ...data } = this.data;
    return { ...data, ...(welcomedBy && { welcomedBy }), ...(reasoned && { reasoned }) };
  }
}

/** Says that a person sits in for a member, who is represented: both lines or none. */
export class RecordSubstitute extends Command<Recording & { substituteFor: PersonId }> {
  readonly type = 'RecordSubstitute' as const;
}

/** A line of a closing. `was`: the status of the recorded line that it changes. */
export class RecordAtClosing extends Command<
  { networkId: NetworkId; was: AttendanceStatus | null } & AttendanceDetails
> {
  readonly type = 'RecordAtClosing' as const;
}

/** The stream of one person at one meeting: two hosts tapping at once never collide. The vault keeps its reasons under the same id. */
export const attendanceId = (meetingId: MeetingId, personId: PersonId): string => v5(meetingId, personId);

/** Where the vault keeps the reason that a command gave: each event has its own. */
export const reasonField = (commandId: string): string => `reason ${commandId}`;
