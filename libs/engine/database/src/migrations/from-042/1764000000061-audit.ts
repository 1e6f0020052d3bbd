import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** What was done in a network that is no fact: imports, exports, tokens; by ids alone, for its organisers, for twelve months. */
export class Audit1764000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table audit_entry (
         entry_id uuid primary key default gen_random_uuid(), network_id uuid not null, at timestamptz not null default now(),
         what text not null, about uuid, by_id uuid)`,
      `create index audit_entry_network on audit_entry (network_id, at)`,
      ...guarded('audit_entry'),
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_entry');
  }
}
