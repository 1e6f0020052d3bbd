import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The counts that all processes share are no longer those of signing in alone. */
export class SharedCounts1764000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sign_in_count rename to shared_count');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table shared_count rename to sign_in_count');
  }
}
