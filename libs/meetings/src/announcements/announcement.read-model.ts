import type { Coming, MeetingId, NetworkId, PersonId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { AnnouncementEvent } from './announcement.events';

@Entity('announcement')
export class AnnouncementRow {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: MeetingId;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId;
  @Column('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @Column('text') coming!: Coming;
  /** Who sits in for them. */
  @Column('uuid', { name: 'substitute_id', nullable: true }) substituteId!: PersonId | null;
}

@Entity('announced_guest')
export class AnnouncedGuestRow {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: MeetingId;
  @PrimaryColumn('uuid', { name: 'invited_by' }) invitedBy!: PersonId;
  @PrimaryColumn('uuid', { name: 'guest_id' }) guestId!: PersonId;
  @Column('uuid', { name: 'network_id' }) networkId!: NetworkId;
}

/** @param rows of the engine */
export async function projectAnnouncement(
  { type, data, networkId }: StoredEvent<AnnouncementEvent>,
  rows: EntityManager,
): Promise<void> {
  /** Who is taken off again is no longer announced, but known: retention has to find them. */
  const noteAnnounced = (personId: PersonId) =>
    rows.query(
      `insert into announced_person (network_id, person_id, meeting_id) values ($1, $2, $3) on conflict do nothing`,
      [networkId, personId, data.meetingId],
    );
  switch (type) {
    case 'AttendanceAnnounced':
      await rows.query(
        `insert into announcement (meeting_id, person_id, network_id, coming, substitute_id) values ($1, $2, $3, $4, $5)
         on conflict (meeting_id, person_id) do update set coming = excluded.coming, substitute_id = excluded.substitute_id`,
        [data.meetingId, data.personId, networkId, data.coming, data.substituteId],
      );
      if (data.substituteId !== null) await noteAnnounced(data.substituteId);
      return;
    case 'GuestAnnounced':
      await rows.query(
        'insert into announced_guest (meeting_id, invited_by, guest_id, network_id) values ($1, $2, $3, $4)',
        [data.meetingId, data.invitedBy, data.guestId, networkId],
      );
      await noteAnnounced(data.guestId);
      return;
    case 'GuestWithdrawn':
      await rows.query(
        'delete from announced_guest where meeting_id = $1 and invited_by = $2 and guest_id = $3',
        [data.meetingId, data.invitedBy, data.guestId],
      );
  }
}
