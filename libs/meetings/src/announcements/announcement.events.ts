import { Coming, MeetingId, PersonId } from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

const said = z.strictObject({
  meetingId: MeetingId,
  personId: PersonId,
  coming: Coming,
  substituteId: PersonId.nullable(),
});
const guest = z.strictObject({ meetingId: MeetingId, guestId: PersonId, invitedBy: PersonId });

/** A participant comes to a meeting or not; `substituteId`: who will sit in for them. */
const AttendanceAnnounced = event('AttendanceAnnounced', 1, said);
/** A participant brings a guest. */
const GuestAnnounced = event('GuestAnnounced', 1, guest);
/** The guest does not come after all. */
const GuestWithdrawn = event('GuestWithdrawn', 1, guest);

export const announcementEvents = [AttendanceAnnounced, GuestAnnounced, GuestWithdrawn] as const;
export type AnnouncementEvent = EventOf<(typeof announcementEvents)[number]>;
