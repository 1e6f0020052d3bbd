import type {
  AttendanceStatus,
  Day,
  MeetingId,
  MeetingKind,
  MeetingStatus,
  NetworkId,
  PersonId,
} from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import type { Projection } from '@relais/projections';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { AttendanceEvent } from './attendance.events';
import type { MeetingEvent } from './meeting.events';

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
}

/** Meetings and who was there, in what way. */
export const meetings: Projection<MeetingEvent | AttendanceEvent> = {
  name: 'meetings',
  types: [
    'MeetingScheduled',
    'MeetingRescheduled',
    'MeetingHeld',
    'MeetingCancelled',
    'MeetingReopened',
    'AttendanceRecorded',
    'AttendanceCorrected',
  ],
  tables: ['meeting', 'attendance'],
  async handle(events, rows) {
    const latest = new Map<string, StoredEvent<AttendanceEvent>>();
    for (const event of events) {
      if (event.type === 'AttendanceRecorded' || event.type === 'AttendanceCorrected')
        latest.set(event.stream, event);
      else await projectMeeting(event, rows);
    }
    await storeAttendance([...latest.values()], rows);
  },
};

async function projectMeeting(
  { type, data, networkId }: StoredEvent<MeetingEvent>,
  rows: EntityManager,
): Promise<void> {
  switch (type) {
    case 'MeetingScheduled':
      await rows.query(`insert into meeting values ($1, $2, $3, $4, $5, $6, $7, 'scheduled')`, [
        data.meetingId,
        networkId,
        data.ref ?? data.meetingId,
        data.date,
        data.startTime,
        data.endTime,
        data.kind,
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
  }
}

const statusAfter = {
  MeetingHeld: 'held',
  MeetingCancelled: 'cancelled',
  MeetingReopened: 'scheduled',
} as const;

async function storeAttendance(
  latest: readonly StoredEvent<AttendanceEvent>[],
  rows: EntityManager,
): Promise<void> {
  if (latest.length === 0) return;
  const column = <T>(of: (event: StoredEvent<AttendanceEvent>) => T) => latest.map(of);
  await rows.query(
    `insert into attendance (meeting_id, person_id, network_id, status, substitute_for, invited_by, first_time)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::boolean[])
     on conflict (meeting_id, person_id) do update
       set status = excluded.status, substitute_for = excluded.substitute_for,
           invited_by = excluded.invited_by, first_time = excluded.first_time`,
    [
      column(({ data }) => data.meetingId),
      column(({ data }) => data.personId),
      column(({ networkId }) => networkId),
      column(({ data }) => data.status),
      column(({ data }) => data.substituteFor),
      column(({ data }) => data.invitedBy),
      column(({ data }) => data.firstTime),
    ],
  );
}

export const meetingRows = [MeetingRow, AttendanceRow];
