import type { PersonId } from '@relais/contracts';
import type { Principal } from '@relais/event-sourcing';
import { may } from '@relais/networks/rules';
import type { AttendanceDetails } from './attendance.events';
import { isInTheRoom } from './attendance.rules';

/** What decides who of the list of a meeting a person sees. */
export type ListAccess = Readonly<{
  isOnTheDay: boolean;
  /** Whether the person is a participant on the day of the meeting. */
  isParticipant: boolean;
  /** Networks of purpose support show no names to others than hosts. */
  isSupport: boolean;
}>;

type Line = Pick<AttendanceDetails, 'personId'> & Readonly<{ status: AttendanceDetails['status'] | null }>;

/**
 * Whether a person sees a line of a list (DOMAIN.md, "Privacy"): hosts see all of them, participants on the day those who are in the
 * room, everyone their own.
 */
export function maySeeLine(reader: Principal, { personId, status }: Line, access: ListAccess): boolean {
  if (may(reader, 'read-attendance', { whose: [personId] })) return true;
  const seesRoom = access.isOnTheDay && access.isParticipant && !access.isSupport;
  return seesRoom && status !== null && isInTheRoom(status);
}

/** Which member has a substitute, and whether a guest is new, is for hosts and for the person. */
export const maySeeDetails = (reader: Principal, personId: PersonId): boolean =>
  may(reader, 'read-attendance', { whose: [personId] });
