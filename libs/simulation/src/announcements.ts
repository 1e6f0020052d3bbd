import type { AttendanceStatus, MeetingId, PersonId } from '@relais/contracts';
import { v5 } from '@relais/event-sourcing';
import { AnnounceAttendance, AnnounceGuest, announcementId } from '@relais/meetings';
import type { Club } from './club';
import { Random } from './random';
import { rates } from './rates';

export type Presence = Partial<
  Readonly<{
    substituteFor: PersonId;
    invitedBy: PersonId | null;
    welcomedBy: PersonId | null;
    firstTime: boolean;
  }>
>;
export type SimulatedAttendance = Readonly<{ personId: PersonId; status: AttendanceStatus }> & Presence;

/** What was announced for a meeting, by most of those who came and of those who did not; a few come otherwise than they said. */
export function announce(
  club: Club,
  day: number,
  meetingId: MeetingId,
  attendance: readonly SimulatedAttendance[],
): void {
  const { networkId } = club;
  const random = new Random(`announced ${meetingId}`);
  for (const { personId, status, invitedBy } of attendance) {
    if (status === 'substitute') continue;
    if (status === 'visitor') {
      if (!invitedBy || !random.chance(rates.announcedGuests)) continue;
      const envelope = club.envelope(day, v5(meetingId, `guest ${personId}`));
      const guest = { networkId, meetingId, personId: invitedBy, guestId: personId };
      club.put(day, new AnnounceGuest(guest, envelope));
      continue;
    }
    if (!random.chance(rates.announced)) continue;
    const isThere = status === 'present' || status === 'late';
    const coming = isThere !== random.chance(rates.otherwise) ? 'yes' : 'no';
    const substitute = attendance.find(({ substituteFor }) => substituteFor === personId)?.personId;
    const said = { networkId, meetingId, personId, coming, guests: null } as const;
    const substituteId = coming === 'no' ? (substitute ?? null) : null;
    const envelope = club.envelope(day, announcementId(meetingId, personId));
    club.put(day, new AnnounceAttendance({ ...said, substituteId }, envelope));
  }
}
