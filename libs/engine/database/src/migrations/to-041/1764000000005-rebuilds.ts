import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the rebuild of a projection stands; moved with the rows that it writes, gone when it is done. */
export class Rebuilds1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table rebuild (
         projection text primary key, log text not null, standing json not null, started_at timestamptz not null default now())`,
    );
  }

  down(): Promise<void> {
    throw new Error('A rebuild is finished, not taken back.');
  }
}
