import type { Coming, PersonId } from '@relais/contracts';
import { type Decided, type Decider, Refusal } from '@relais/event-sourcing';
import { ensureKnown, ensureNotErased, ensureParticipants } from '@relais/networks/rules';
import type { AnnounceAttendance, AnnounceGuest } from './announcement.commands';
import type { AnnouncementEvent } from './announcement.events';
import {
  type AnnouncementCircumstances,
  ensureGuests,
  ensureOpen,
  ensureSubstituteAnnounced,
} from './announcement.rules';
import { ensureNotPresent } from '../attendance/attendance.rules';

/** What a participant announced for a meeting; `coming` null: nothing yet. */
type Announcement = Readonly<{
  coming: Coming | null;
  substituteId: PersonId | null;
  guests: readonly PersonId[];
}>;

type AnnouncementCommand = Decided<AnnounceAttendance | AnnounceGuest>;

export const announcement: Decider<
  AnnouncementCommand,
  Announcement,
  AnnouncementEvent,
  AnnouncementCircumstances
> = {
  category: 'announcement',
  initialState: { coming: null, substituteId: null, guests: [] },

  decide(command, announced, circumstances) {
    const { data, principal } = command;
    const { meeting, participants, known, erased, present } = circumstances;
    const { meetingId, personId } = data;
    if (meeting.status === 'unknown')
      throw new Refusal('not-found', 'There is no such meeting here.', 'meetingId');
    ensureOpen(meeting, circumstances.hasBegun, principal);
    const { date: on } = meeting.plan;
    ensureParticipants({ personId }, on, participants);

    const { coming, substituteId, guests } = after(command, announced);
    const isSame = announced.coming === coming && announced.substituteId === substituteId;
    if (!isSame) ensureSubstituteAnnounced({ personId, coming, substituteId });
    if (!isSame && substituteId !== null) {
      ensureKnown({ substitute: substituteId }, known);
      ensureNotErased(erased.has(substituteId), 'substitute');
      if (principal.role !== 'system') ensureNotPresent({ substituteFor: personId }, present);
    }
    const added = guests.filter((guestId) => !announced.guests.includes(guestId));
    ensureGuests({ personId, substituteId, guests, added }, circumstances);

    const guest = (type: 'GuestAnnounced' | 'GuestWithdrawn') => (guestId: PersonId) => ({
      ...{ type, on },
      data: { meetingId, guestId, invitedBy: personId },
    });
    return [
      ...(coming === null || isSame
        ? []
        : [
            {
              type: 'AttendanceAnnounced' as const,
              on,
              data: { meetingId, personId, coming, substituteId },
            },
          ]),
      ...announced.guests.filter((guestId) => !guests.includes(guestId)).map(guest('GuestWithdrawn')),
      ...added.map(guest('GuestAnnounced')),
    ];
  },

  evolve(state, { type, data }) {
    switch (type) {
      case 'AttendanceAnnounced':
        return { ...state, coming: data.coming, substituteId: data.substituteId };
      case 'GuestAnnounced':
        return { ...state, guests: [...state.guests, data.guestId] };
      case 'GuestWithdrawn':
        return { ...state, guests: state.guests.filter((guestId) => guestId !== data.guestId) };
    }
  },
};

function after({ type, data }: AnnouncementCommand, announced: Announcement): Announcement {
  switch (type) {
    case 'AnnounceAttendance':
      return {
        coming: data.coming,
        substituteId: data.substituteId,
        guests: data.guests ?? announced.guests,
      };
    case 'AnnounceGuest':
      return { ...announced, guests: [...new Set([...announced.guests, data.guestId])] };
  }
}
