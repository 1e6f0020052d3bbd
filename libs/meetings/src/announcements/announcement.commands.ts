import type { Coming, MeetingId, NetworkId, PersonId } from '@relais/contracts';
import { Command, type PersonalValues, v5 } from '@relais/event-sourcing';

/**
 * Says before a meeting whether a participant comes, who sits in for them, and their guests. `guests` null: as announced before.
 * Personal: `name` and `email` of people who are named for the first time, see {@link valuesOf}.
 */
export class AnnounceAttendance extends Command<{
  networkId: NetworkId;
  meetingId: MeetingId;
  personId: PersonId;
  coming: Coming;
  substituteId: PersonId | null;
  guests: readonly PersonId[] | null;
}> {
  readonly type = 'AnnounceAttendance' as const;
}

/** Says before a meeting that a participant brings a guest that the network knows. */
export class AnnounceGuest extends Command<{
  networkId: NetworkId;
  meetingId: MeetingId;
  personId: PersonId;
  guestId: PersonId;
}> {
  readonly type = 'AnnounceGuest' as const;
}

/** One announcement for each meeting and participant. */
export const announcementId = (meetingId: MeetingId, personId: PersonId): string =>
  v5(meetingId, `announcement ${personId}`);

/** A name as it is part of an announcement; `guestEmail`: nobody signs in by an address that another person announced. */
export const personalOf = (
  personId: PersonId,
  { name, email }: Readonly<{ name: string; email?: string | null | undefined }>,
): PersonalValues => ({
  [`name ${personId}`]: name,
  ...(email && { [`guestEmail ${personId}`]: email }),
});

/** The values that an announcement brings of a person, by field; none: it names the person by their id alone. */
export const valuesOf = (personal: PersonalValues, personId: PersonId): PersonalValues =>
  Object.fromEntries(
    ['name', 'guestEmail'].flatMap((field) => {
      const value = personal[`${field} ${personId}`];
      return value === undefined ? [] : [[field, value]];
    }),
  );
