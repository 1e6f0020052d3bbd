import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** Whether a subject of the vault is of a referral of the caller's persons, of a meeting, a series or a reason in their networks. */
export const subjectAccess = `create or replace function asker_is_told(subject uuid) returns boolean language sql stable as
  $$ select exists (select from ledger_line where subject_id = subject and array[person_id, counterpart_id] && asker_persons())
         or exists (select from meeting where meeting_id = subject)
         or exists (select from series where series_id = subject)
         or exists (select from attendance where reason_subject = subject) $$`;

/** Series of meetings; their places are read like those of meetings. */
export class Series1764000000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table series (
         series_id uuid primary key, network_id uuid not null, ref text not null, rule jsonb not null, from_day date not null,
         until_day date, without jsonb not null, start_time text not null, end_time text, kind text not null)`,
      `create index series_network on series (network_id)`,
      ...guarded('series'),
      `alter table meeting add column series_id uuid`,
      subjectAccess,
    ])
      await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('What guards the rows is never taken back.');
  }
}
