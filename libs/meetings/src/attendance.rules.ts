import { ensure } from '@relais/event-sourcing';
import type { AttendanceDetails } from './attendance.events';

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
  ensure(
    substituteFor !== personId,
    'substitute-for-oneself',
    'A substitute cannot sit in for themselves.',
    'substituteFor',
  );
}
