import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** What the retention policy is going to erase, and when it last looked. */
export class Retention1764000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table planned_erasure (
         network_id uuid not null, what text not null, about uuid not null, erase_on date not null,
         primary key (network_id, what, about))`,
      ...guarded('planned_erasure'),
      `create table policy_run (policy text primary key, last_on date not null)`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table planned_erasure, policy_run');
  }
}
