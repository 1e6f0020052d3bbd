import {
  type AttendanceStatus,
  type Day,
  type MeetingId,
  type MeetingKind,
  type MeetingStatus,
  type NetworkId,
  type PersonId,
  type SeriesId,
  eventTypes,
} from '@relais/contracts';
import { type StoredEvent, thingOf } from '@relais/event-sourcing';
import type { PersonEvent } from '@relais/people';
import type { Projection } from '@relais/projections';
import { destroySubjects } from '@relais/vault';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { AnnouncementEvent } from './announcements/announcement.events';
import {
  AnnouncedGuestRow,
  AnnouncementRow,
  projectAnnouncement,
} from './announcements/announcement.read-model';
import type { AttendanceEvent } from './attendance/attendance.events';
import type { MeetingEvent } from './meeting.events';
import type { NeedEvent } from './needs/need.events';
import { NeedRow, projectNeed } from './needs/need.read-model';
import { SeriesRow, projectSeries } from './series/series.read-model';
import type { SeriesEvent } from './series/series.events';

@Entity('meeting')
export class MeetingRow {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: MeetingId;
  @Column('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @Column('text') ref!: string;
  @Column('date') date!: Day;
  @Column('text', { name: 'start_time' }) startTime!: string;
  @Column('text', { name: 'end_time', nullable: true }) endTime!: string | null;
  @Column('text') kind!: MeetingKind;
  @Column('text') status!: MeetingStatus;
  /** Guests without a name, in the room. */
  @Column('integer') unnamed!: number;
  @Column('uuid', { name: 'series_id', nullable: true }) seriesId!: SeriesId | null;
}

@Entity('attendance')
export class AttendanceRow {
  @PrimaryColumn('uuid', { name: 'meeting_id' }) meetingId!: MeetingId;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId;
  @Column('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @Column('text') status!: AttendanceStatus;
  @Column('uuid', { name: 'substitute_for', nullable: true }) substituteFor!: PersonId | null;
  @Column('uuid', { name: 'invited_by', nullable: true }) invitedBy!: PersonId | null;
  @Column('boolean', { name: 'first_time', nullable: true }) firstTime!: boolean | null;
  @Column('uuid', { name: 'welcomed_by', nullable: true }) welcomedBy!: PersonId | null;
  /** The subject of the vault that has the reasons given for this line; null: none was. */
  @Column('uuid', { name: 'reason_subject', nullable: true }) reasonSubject!: string | null;
}

type PersonErased = Extract<PersonEvent, { type: 'PersonErased' }>;

/**
 * Meetings, who announced what for them, who was there, in what way, and what participants seek. Of a person who is erased, the reasons
 * and the texts of needs go with them.
 */
export const meetings: Projection<
  MeetingEvent | SeriesEvent | AnnouncementEvent | AttendanceEvent | NeedEvent | PersonErased
> = {
  name: 'meetings',
  types: [
    ...eventTypes.meeting,
    ...eventTypes.series,
    ...eventTypes.announcement,
    ...eventTypes.attendance,
    ...eventTypes.need,
    'PersonErased',
  ],
  tables: ['meeting', 'attendance', 'series', 'announcement', 'announced_guest', 'announced_person', 'need'],
  async handle(events, rows) {
    const lines = new Map<string, StoredEvent<AttendanceEvent>[]>();
    const erased: StoredEvent<PersonErased>[] = [];
    for (const event of events)
      switch (event.type) {
        case 'AttendanceRecorded':
        case 'AttendanceCorrected':
          lines.set(event.stream, [...(lines.get(event.stream) ?? []), event]);
          break;
        case 'AttendanceAnnounced':
        case 'GuestAnnounced':
        case 'GuestWithdrawn':
          await projectAnnouncement(event, rows);
          break;
        case 'NeedStated':
        case 'NeedWithdrawn':
          await projectNeed(event, rows);
          break;
        case 'SeriesPlanned':
        case 'SeriesChanged':
        case 'SeriesEnded':
          await projectSeries(event, rows);
          break;
        case 'PersonErased':
          erased.push(event);
          break;
        case 'MeetingScheduled':
        case 'MeetingRescheduled':
        case 'MeetingHeld':
        case 'MeetingCancelled':
        case 'MeetingReopened':
        case 'MeetingKept':
        case 'UnnamedGuestsCounted':
        case 'AgendaAdopted':
        case 'RoundOpened':
          await projectMeeting(event, rows);
      }
    await storeAttendance([...lines.values()], rows);
    if (erased.length > 0) await destroyTexts(erased, rows);
  },
};

async function projectMeeting(
  { type, data, networkId }: StoredEvent<MeetingEvent>,
  rows: EntityManager,
): Promise<void> {
  switch (type) {
    case 'MeetingScheduled':
      await rows.query(`insert into meeting values ($1, $2, $3, $4, $5, $6, $7, 'scheduled', 0, $8)`, [
        data.meetingId,
        networkId,
        data.ref ?? data.meetingId,
        data.date,
        data.startTime,
        data.endTime,
        data.kind,
        data.series?.seriesId ?? null,
      ]);
      return;
    case 'MeetingRescheduled':
      await rows.query(
        'update meeting set date = $2, start_time = $3, end_time = $4, kind = $5 where meeting_id = $1',
        [data.meetingId, data.date, data.startTime, data.endTime, data.kind],
      );
      return;
    case 'MeetingHeld':
    case 'MeetingCancelled':
    case 'MeetingReopened':
      await rows.query('update meeting set status = $2 where meeting_id = $1', [
        data.meetingId,
        statusAfter[type],
      ]);
      return;
    case 'MeetingKept':
      return;
    case 'UnnamedGuestsCounted':
      await rows.query('update meeting set unnamed = $2 where meeting_id = $1', [
        data.meetingId,
        data.unnamed,
      ]);
      return;
    case 'AgendaAdopted':
      await rows.query('update meeting set agenda_minutes = $2, agenda_round = $3 where meeting_id = $1', [
        data.meetingId,
        data.minutes,
        data.round,
      ]);
      return;
    case 'RoundOpened':
      await rows.query('update meeting set opened_by = $2 where meeting_id = $1', [
        data.meetingId,
        data.personId,
      ]);
  }
}

const statusAfter = {
  MeetingHeld: 'held',
  MeetingCancelled: 'cancelled',
  MeetingReopened: 'scheduled',
} as const;

/** @param lines the events of each line, in their order: the last one stands */
async function storeAttendance(
  lines: readonly (readonly StoredEvent<AttendanceEvent>[])[],
  rows: EntityManager,
): Promise<void> {
  const latest = lines.flatMap((events) => events.at(-1) ?? []);
  if (latest.length === 0) return;
  const column = <T>(of: (event: StoredEvent<AttendanceEvent>) => T) => latest.map(of);
  const subjects = lines.map((events) => events.find(({ data }) => data.reasoned)?.stream ?? null);
  await rows.query(
    `insert into attendance (meeting_id, person_id, network_id, status, substitute_for, invited_by, first_time, welcomed_by, reason_subject)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::boolean[], $8::uuid[], $9::uuid[])
     on conflict (meeting_id, person_id) do update
       set status = excluded.status, substitute_for = excluded.substitute_for,
           invited_by = excluded.invited_by, first_time = excluded.first_time, welcomed_by = excluded.welcomed_by,
           reason_subject = coalesce(attendance.reason_subject, excluded.reason_subject)`,
    [
      column(({ data }) => data.meetingId),
      column(({ data }) => data.personId),
      column(({ networkId }) => networkId),
      column(({ data }) => data.status),
      column(({ data }) => data.substituteFor),
      column(({ data }) => data.invitedBy),
      column(({ data }) => data.firstTime),
      column(({ data }) => data.welcomedBy),
      subjects.map((stream) => stream && thingOf(stream)),
    ],
  );
}

/** @param rows of the engine */
async function destroyTexts(
  erased: readonly StoredEvent<PersonErased>[],
  rows: EntityManager,
): Promise<void> {
  const subjects: { networkId: NetworkId; subjectId: string }[] = await rows.query(
    `select network_id as "networkId", reason_subject as "subjectId"
       from attendance join unnest($1::uuid[], $2::uuid[]) as gone (network_id, person_id) using (network_id, person_id)
      where reason_subject is not null
     union all
     select network_id, need_id from need join unnest($1::uuid[], $2::uuid[]) as gone (network_id, person_id) using (network_id, person_id)`,
    [erased.map(({ networkId }) => networkId), erased.map(({ data }) => data.personId)],
  );
  if (subjects.length > 0) await destroySubjects(rows, subjects);
}

export const meetingRows = [
  MeetingRow,
  AttendanceRow,
  SeriesRow,
  AnnouncementRow,
  AnnouncedGuestRow,
  NeedRow,
];
