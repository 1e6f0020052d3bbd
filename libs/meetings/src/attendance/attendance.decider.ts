import type { Day, PersonId } from '@relais/contracts';
import { type Decided, type Decider, ensure, personOf } from '@relais/event-sourcing';
import { ensureKnown, ensureNotErased } from '@relais/networks/rules';
import type { RecordAtClosing, RecordAttendance } from './attendance.commands';
import {
  type AttendanceDetails,
  type AttendanceEvent,
  type AttendanceLine,
  detailsOf,
} from './attendance.events';
import {
  ensureMayRecord,
  ensureMembership,
  ensureNotPresent,
  ensureReason,
  ensureSubstitute,
} from './attendance.rules';
import { type Meeting, ensureAttendable } from '../meeting.rules';

type AttendanceCommand = Decided<RecordAttendance | RecordAtClosing>;

/** What decisions about an attendance need to know in addition to its own events. */
export type AttendanceCircumstances = Readonly<{
  /** The meeting attended; its day is that of the events. */
  meeting: Meeting;
  /** Whether it is now "on the day" of the meeting. */
  isOnTheDay: boolean;
  /** The latest day that is accepted. */
  latestDay: Day;
  /** Of the persons named, those the network has ever seen. */
  known: ReadonlySet<PersonId>;
  /** Of the persons named, those whose membership had ended by the day of the meeting. */
  left: ReadonlySet<PersonId>;
  /** Of the persons named, those who were erased. */
  erased: ReadonlySet<PersonId>;
  /** Members who are in the room themselves, among those with a substitute. */
  present: ReadonlySet<PersonId>;
}>;

export const attendance: Decider<
  AttendanceCommand,
  AttendanceLine | null,
  AttendanceEvent,
  AttendanceCircumstances
> = {
  category: 'attendance',
  initialState: null,

  decide({ type, data, principal }, recorded, circumstances) {
    const { meeting, latestDay, known, left, erased, present } = circumstances;
    const details = detailsOf(data);
    const { personId, substituteFor, invitedBy, welcomedBy } = details;
    const reasoned = type === 'RecordAttendance' && data.reasoned;
    if (type === 'RecordAttendance') ensureMayRecord(principal, personId, recorded, circumstances);
    ensureAttendable(meeting, latestDay, principal);
    if (type === 'RecordAtClosing' && recorded && recorded.status !== data.was) return [];
    if (recorded && isSame(recorded, details)) return [];
    if (type === 'RecordAttendance')
      ensure(known.has(personId), 'not-found', 'The network does not know this person.', 'personId');
    ensureKnown({ personId, substituteFor, invitedBy, welcomedBy }, known);
    ensureSubstitute(details);
    ensureMembership(details, left, recorded?.status);
    if (recorded?.substituteFor !== substituteFor) ensureNotPresent(details, present);
    ensureReason(details.status, reasoned);
    ensureNotErased(reasoned && erased.has(personId), 'reason');
    const line = { ...details, byThemselves: personOf(principal) === personId, reasoned };
    return [
      { type: recorded ? 'AttendanceCorrected' : 'AttendanceRecorded', on: meeting.plan.date, data: line },
    ];
  },

  evolve: (_, { data }) => data,
};

const isSame = (a: AttendanceDetails, b: AttendanceDetails): boolean =>
  a.status === b.status &&
  a.substituteFor === b.substituteFor &&
  a.invitedBy === b.invitedBy &&
  a.firstTime === b.firstTime &&
  a.welcomedBy === b.welcomedBy;
