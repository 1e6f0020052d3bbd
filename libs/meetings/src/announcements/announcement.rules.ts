import type { Coming, MeetingStatus, PersonId } from '@relais/contracts';
import { type Principal, ensure } from '@relais/event-sourcing';
import { ensureKnown, ensureNotErased } from '@relais/networks/rules';
import { ensureNotOneself } from '../attendance/attendance.rules';
import { type Meeting, ensureNotCancelled } from '../meeting.rules';

/** What decisions about an announcement need to know in addition to its own events. */
export type AnnouncementCircumstances = Readonly<{
  meeting: Meeting;
  hasBegun: boolean;
  /** Of the persons named, the participants on the day of the meeting, and those who are members then. */
  participants: ReadonlySet<PersonId>;
  members: ReadonlySet<PersonId>;
  /** Of the persons named, those that the network knows or this command names for the first time. */
  known: ReadonlySet<PersonId>;
  /** Of the persons named, those that the network knows by another name than this command says. */
  otherwiseNamed: ReadonlySet<PersonId>;
  erased: ReadonlySet<PersonId>;
  /** The participant, if they are recorded as being in the room. */
  present: ReadonlySet<PersonId>;
}>;

/**
 * An announcement may change until the meeting begins; then its list counts. An import brings what was announced before.
 * @throws Refusal `meeting-cancelled`, `meeting-begun`
 */
export function ensureOpen(
  meeting: Readonly<{ status: MeetingStatus }>,
  hasBegun: boolean,
  principal: Principal,
): void {
  ensureNotCancelled(meeting, principal);
  ensure(
    principal.role === 'system' || (meeting.status === 'scheduled' && !hasBegun),
    'meeting-begun',
    'This meeting has begun: tell a host, who records who is there.',
    'meetingId',
  );
}

/** @throws Refusal `substitute-while-coming`, `substitute-for-oneself` */
export function ensureSubstituteAnnounced({
  personId,
  coming,
  substituteId,
}: Readonly<{ personId: PersonId; coming: Coming | null; substituteId: PersonId | null }>): void {
  ensure(
    substituteId === null || coming === 'no',
    'substitute-while-coming',
    'Who comes needs no substitute: bring them as a guest, or say that you do not come.',
    'substitute',
  );
  ensureNotOneself(personId, substituteId, 'substitute');
}

type Brought = Readonly<{
  personId: PersonId;
  substituteId: PersonId | null;
  guests: readonly PersonId[];
  /** The guests who were not announced before. */
  added: readonly PersonId[];
}>;

/**
 * Guests are people who would not be there otherwise.
 * @throws Refusal `unknown-person`, `person-erased`, `named-otherwise`, `guest-is-a-member`, `guest-is-the-substitute`
 */
export function ensureGuests(
  { personId, substituteId, guests, added }: Brought,
  { known, erased, members, otherwiseNamed }: AnnouncementCircumstances,
): void {
  for (const guestId of added) {
    ensureKnown({ guests: guestId }, known);
    ensureNotErased(erased.has(guestId), 'guests');
    ensure(
      guestId !== personId && !members.has(guestId),
      'guest-is-a-member',
      'A member is no guest: they say themselves whether they come.',
      'guests',
    );
  }
  ensure(
    !guests.some((guestId) => otherwiseNamed.has(guestId)),
    'named-otherwise',
    'The network knows this guest by another name: take them off, and announce a guest with an id of their own.',
    'guests',
  );
  ensure(
    substituteId === null || !guests.includes(substituteId),
    'guest-is-the-substitute',
    'This person sits in for you already: they are no guest.',
    'guests',
  );
}
