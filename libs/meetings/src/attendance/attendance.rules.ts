import { type AttendanceStatus, type PersonId, isInTheRoom } from '@relais/contracts';
import { type Principal, ensure } from '@relais/event-sourcing';
import { ensureMay, may } from '@relais/networks/rules';
import type { AttendanceDetails, AttendanceLine } from './attendance.events';
import type { Meeting } from '../meeting.rules';

/** @throws Refusal `not-a-substitute`, `substitute-for-oneself` */
export function ensureSubstitute({
  personId,
  status,
  substituteFor,
}: Pick<AttendanceDetails, 'personId' | 'status' | 'substituteFor'>): void {
  ensure(
    substituteFor === null || status === 'substitute',
    'not-a-substitute',
    'Only a substitute sits in for a member.',
    'substituteFor',
  );
  ensureNotOneself(personId, substituteFor, 'substituteFor');
}

/** Two people: one sits in for the other. @throws Refusal `substitute-for-oneself` */
export function ensureNotOneself(personId: PersonId, other: PersonId | null, path: string): void {
  ensure(other !== personId, 'substitute-for-oneself', 'A substitute cannot sit in for themselves.', path);
}

/**
 * A person whose membership ended before the day of the meeting attends as a visitor or substitute, and nobody sits in for them.
 * Absent takes such a line back.
 * @param left of the persons named, those whose membership had ended
 * @param recorded how the person was recorded before; null: not at all
 * @throws Refusal `membership-ended`
 */
export function ensureMembership(
  { personId, status, substituteFor }: Pick<AttendanceDetails, 'personId' | 'status' | 'substituteFor'>,
  left: ReadonlySet<PersonId>,
  recorded: AttendanceStatus | null = null,
): void {
  const isTakenBack = status === 'absent' && recorded !== null && isInTheRoom(recorded);
  ensure(
    !left.has(personId) || status === 'visitor' || status === 'substitute' || isTakenBack,
    'membership-ended',
    'Their membership had ended by the day of the meeting: record them as a visitor.',
    'status',
  );
  ensure(
    substituteFor === null || !left.has(substituteFor),
    'membership-ended',
    'The membership of this person had ended by the day of the meeting: nobody sits in for them.',
    'substituteFor',
  );
}

/** @param present those who are in the room themselves @throws Refusal `represented-in-the-room` */
export function ensureNotPresent(
  { substituteFor }: Pick<AttendanceDetails, 'substituteFor'>,
  present: ReadonlySet<PersonId>,
): void {
  ensure(
    substituteFor === null || !present.has(substituteFor),
    'represented-in-the-room',
    'This person is recorded as present: change that first, or record the other one as a visitor.',
    'substituteFor',
  );
}

/** Of a person who is excused, no reason is stored (DOMAIN.md, "Privacy"). @throws Refusal `reason-not-kept` */
export function ensureReason(status: AttendanceStatus, reasoned: boolean): void {
  ensure(
    !reasoned || status !== 'excused',
    'reason-not-kept',
    'No reason is kept of why a person is excused: leave it empty.',
    'reason',
  );
}

/**
 * Hosts record every line. A member records their own, on the day, until the closing, and never over a line that a host recorded.
 * @throws Refusal `not-allowed`, `attendance-closed`, `recorded-by-a-host`
 */
export function ensureMayRecord(
  principal: Principal,
  personId: PersonId,
  recorded: AttendanceLine | null,
  { meeting, isOnTheDay }: Readonly<{ meeting: Meeting; isOnTheDay: boolean }>,
): void {
  ensureMay(principal, 'record-attendance', { whose: [personId], isThatDay: isOnTheDay });
  if (may(principal, 'record-attendance')) return;
  ensure(
    meeting.status !== 'held',
    'attendance-closed',
    'The list of this meeting is closed: ask a host to change it.',
    'meetingId',
  );
  ensure(
    recorded === null || recorded.byThemselves,
    'recorded-by-a-host',
    'A host recorded how you attend: ask them to change it.',
    'status',
  );
}
