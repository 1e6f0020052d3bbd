import type { MigrationInterface, QueryRunner } from 'typeorm';
import { subjectAccess as subjectAccessBefore } from '../from-190/1764000000220-series';
import { guarded } from '../guarded';

/** Whether a subject of the vault is of a referral of the caller's persons, of a meeting, a series, a reason or a need in their networks. */
export const subjectAccess = `create or replace function asker_is_told(subject uuid) returns boolean language sql stable as
  $$ select exists (select from ledger_line where subject_id = subject and array[person_id, counterpart_id] && asker_persons())
         or exists (select from meeting where meeting_id = subject)
         or exists (select from series where series_id = subject)
         or exists (select from attendance where reason_subject = subject)
         or exists (select from need where need_id = subject) $$`;

/** What participants say that they seek; the texts are in the vault. */
export class Needs1764000000270 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table need (
         need_id uuid primary key, network_id uuid not null, person_id uuid not null,
         stated_on date not null, until date not null, withdrawn boolean not null, recorded_at timestamptz not null)`,
      'create index need_network on need (network_id, until)',
      ...guarded('need'),
      subjectAccess,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(subjectAccessBefore);
    await runner.query('drop table need');
  }
}
