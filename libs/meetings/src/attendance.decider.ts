import type { Day, PersonId } from '@relais/contracts';
import { type Decided, type Decider, Refusal, ensure } from '@relais/event-sourcing';
import { ensureKnown, ensureMeetingDay } from '@relais/networks/rules';
import type { RecordAttendance } from './attendance.commands';
import type { AttendanceDetails, AttendanceEvent } from './attendance.events';
import { ensureSubstitute } from './attendance.rules';
import type { Meeting } from './meeting.decider';

type Attendance = AttendanceDetails | null;

/** What decisions about an attendance need to know in addition to its own events. */
export type AttendanceCircumstances = Readonly<{
  /** The meeting attended; its day is that of the events. */
  meeting: Meeting;
  /** The latest day that is accepted. */
  latestDay: Day;
  /** Of the persons named, those that the network has ever seen. */
  known: ReadonlySet<PersonId>;
}>;

export const attendance: Decider<
  Decided<RecordAttendance>,
  Attendance,
  AttendanceEvent,
  AttendanceCircumstances
> = {
  category: 'attendance',
  initialState: null,

  decide({ data: { networkId: _, ...details } }, recorded, { meeting, latestDay, known }) {
    if (meeting.status === 'unknown')
      throw new Refusal('not-found', 'There is no such meeting here.', 'meetingId');
    const on = meeting.plan.date;
    ensureMeetingDay(on, latestDay, 'meetingId');
    const { status, substituteFor, invitedBy, personId } = details;
    ensure(known.has(personId), 'not-found', 'The network does not know this person.', 'personId');
    ensureKnown({ substituteFor, invitedBy }, known);
    ensureSubstitute({ personId, status, substituteFor });
    if (!recorded) return [{ type: 'AttendanceRecorded', on, data: details }];
    return same(recorded, details) ? [] : [{ type: 'AttendanceCorrected', on, data: details }];
  },

  evolve: (_, { data }) => data,
};

const same = (a: AttendanceDetails, b: AttendanceDetails): boolean =>
  a.status === b.status &&
  a.substituteFor === b.substituteFor &&
  a.invitedBy === b.invitedBy &&
  a.firstTime === b.firstTime;
