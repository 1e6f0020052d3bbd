import { type Day, type MeetingId, type NetworkId, yearsAfter } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { AnnouncedGuestRow, AnnouncementRow } from './announcement.read-model';

/** What participants announced, and the guests they bring. */
export type Announcements = Readonly<{
  announcements: readonly Pick<AnnouncementRow, 'meetingId' | 'personId' | 'coming' | 'substituteId'>[];
  guests: readonly Pick<AnnouncedGuestRow, 'meetingId' | 'invitedBy' | 'guestId'>[];
}>;

type Asked = Readonly<{ networkId: NetworkId; today: Day; meetingIds?: readonly MeetingId[] }>;

/** Announcements are kept until their meeting was twelve months ago (DOMAIN.md, "Privacy"). */
export const isKeptOn = (today: Day, date: Day): boolean => date > yearsAfter(today, -1);

/** The announcements of a network that are kept, of certain meetings or all. @param rows of a reader */
export async function announcementsIn(
  rows: EntityManager,
  { networkId, today, meetingIds }: Asked,
): Promise<Announcements> {
  const kept = `join meeting m using (meeting_id)
    where m.network_id = $1 and m.date > $2 and ($3::uuid[] is null or m.meeting_id = any ($3))`;
  const values = [networkId, yearsAfter(today, -1), meetingIds ?? null];
  return {
    announcements: await rows.query(
      `select meeting_id as "meetingId", a.person_id as "personId", a.coming, a.substitute_id as "substituteId"
         from announcement a ${kept} order by meeting_id, a.person_id`,
      values,
    ),
    guests: await rows.query(
      `select meeting_id as "meetingId", g.invited_by as "invitedBy", g.guest_id as "guestId"
         from announced_guest g ${kept} order by meeting_id, g.invited_by, g.guest_id`,
      values,
    ),
  };
}

/** Of these meetings, those for which anything is announced. @param rows of the engine, or of a reader */
export async function announcedFor(
  rows: EntityManager,
  networkId: NetworkId,
  meetingIds: readonly MeetingId[],
): Promise<Set<MeetingId>> {
  const found = await rows.query<{ meetingId: MeetingId }[]>(
    `select meeting_id as "meetingId" from announcement where network_id = $1 and meeting_id = any ($2)
      union select meeting_id from announced_guest where network_id = $1 and meeting_id = any ($2)`,
    [networkId, meetingIds],
  );
  return new Set(found.map(({ meetingId }) => meetingId));
}
