import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** Whose values were destroyed, by subject of the vault; part of the read model `people`. */
export class Erasures1764000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table erased_subject (
         network_id uuid not null, subject_id uuid not null, what text not null, about uuid not null, erased_on date not null,
         primary key (network_id, subject_id, what))`,
      ...guarded('erased_subject'),
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('Read models are rebuilt, not taken back.');
  }
}
