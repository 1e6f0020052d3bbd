import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secrets that outlive a master key, sealed under the present one. The role of all queries sees none of it. */
export class Secrets1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table installation_secret (name text primary key, sealed bytea not null)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table installation_secret');
  }
}
