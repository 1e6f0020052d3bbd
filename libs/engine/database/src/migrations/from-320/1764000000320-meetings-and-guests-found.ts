import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for the next meetings of all networks, the agenda and round before a meeting, the guests that a person brought, and what a person seeks. */
export class MeetingsAndGuestsFound1764000000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create index meeting_scheduled on meeting (date) where status = 'scheduled'`,
      `create index meeting_agenda on meeting (network_id, kind, date) where agenda_minutes is not null`,
      `create index meeting_round on meeting (network_id, date) where opened_by is not null`,
      `create index attendance_invited_by on attendance (network_id, invited_by) where invited_by is not null`,
      `create index need_person on need (network_id, person_id)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index meeting_scheduled, meeting_agenda, meeting_round, attendance_invited_by, need_person',
    );
  }
}
