import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a subject of the vault is of a referral of the caller's persons, of a meeting or of a reason in their networks. */
const subjectAccess = `create or replace function asker_is_told(subject uuid) returns boolean language sql stable as
  $$ select exists (select from ledger_line where subject_id = subject and array[person_id, counterpart_id] && asker_persons())
         or exists (select from meeting where meeting_id = subject)
         or exists (select from attendance where reason_subject = subject) $$`;

/**
 * What the sheet of a meeting adds: guests without a name, who welcomed a visitor, and where the vault has the reasons of corrections,
 * which are read like the other values of a network's meetings.
 */
export class Meetings1764000000190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `alter table meeting add column unnamed integer not null default 0`,
      `alter table attendance add column welcomed_by uuid, add column reason_subject uuid`,
      `create index attendance_reason on attendance (reason_subject) where reason_subject is not null`,
      subjectAccess,
    ])
      await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('What guards the rows is never taken back.');
  }
}
