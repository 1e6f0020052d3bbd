import { type Coming, type PersonId, isInTheRoom } from '@relais/contracts';
import type { Principal } from '@relais/event-sourcing';
import { may } from '@relais/networks/rules';
import type { AttendanceDetails } from './attendance.events';

/** What decides who of the list of a meeting a person sees. */
export type ListAccess = Readonly<{
  isOnTheDay: boolean;
  /** Whether the person is a participant on the day of the meeting. */
  isParticipant: boolean;
  /** Networks of purpose support show no names to others than hosts. */
  isSupport: boolean;
}>;

/** `broughtBy`: the participants who announced this person as a guest or substitute. */
type Line = Pick<AttendanceDetails, 'personId'> &
  Readonly<{
    status: AttendanceDetails['status'] | null;
    announced: Coming | null;
    broughtBy: readonly PersonId[];
  }>;

/**
 * Whether a person sees a line of a list (DOMAIN.md, "Privacy"): hosts see all of them, participants on the day those who are in the
 * room or announced that they come, everyone their own and the people that they announced.
 */
export function maySeeLine(
  reader: Principal,
  { personId, status, announced, broughtBy }: Line,
  access: ListAccess,
): boolean {
  if (may(reader, 'read-attendance', { whose: [personId, ...broughtBy] })) return true;
  const seesRoom = access.isOnTheDay && access.isParticipant && !access.isSupport;
  return seesRoom && (status === null ? announced === 'yes' : isInTheRoom(status));
}

/**
 * Which member has a substitute, whether a guest is new and who announced that they do not come is for hosts and for the persons.
 * @param persons the person of the line, and those who announced them
 */
export const maySeeDetails = (reader: Principal, persons: readonly PersonId[]): boolean =>
  may(reader, 'read-attendance', { whose: persons });
