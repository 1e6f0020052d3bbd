import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** That a host called somebody; a note that was withdrawn stays, so that a late repetition does not bring it back. */
export class CareNotes1764000000170 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table care_note (
         note_id uuid primary key, network_id uuid not null, person_id uuid not null, called_on date not null,
         by_id uuid not null, withdrawn boolean not null default false)`,
      `create index care_note_of_person on care_note (network_id, person_id, called_on)`,
      ...guarded('care_note'),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table care_note');
  }
}
