import { type Decided, type Decider, ensure } from '@relais/event-sourcing';
import type { RecordAttendance } from './attendance.commands';
import type { AttendanceDetails, AttendanceEvent } from './attendance.events';

type Attendance = AttendanceDetails | null;

/** `on` of its facts is the day of the meeting, which the handler knows. */
export const attendanceOn = (
  day: string,
): Decider<Decided<RecordAttendance>, Attendance, AttendanceEvent> => ({
  category: 'attendance',
  initialState: null,

  decide({ data: { networkId: _, ...details } }, known) {
    const { status, substituteFor, personId } = details;
    ensure(
      substituteFor === null || status === 'substitute',
      'not-a-substitute',
      'Only a substitute sits in for somebody.',
      'substituteFor',
    );
    ensure(
      substituteFor !== personId,
      'substitute-for-oneself',
      'Nobody sits in for themselves.',
      'substituteFor',
    );
    if (!known) return [{ type: 'AttendanceRecorded', on: day, data: details }];
    return same(known, details) ? [] : [{ type: 'AttendanceCorrected', on: day, data: details }];
  },

  evolve: (_, { data }) => data,
});

const same = (a: AttendanceDetails, b: AttendanceDetails): boolean =>
  a.status === b.status &&
  a.substituteFor === b.substituteFor &&
  a.invitedBy === b.invitedBy &&
  a.firstTime === b.firstTime;
