import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * From which the ids of what is imported into a network derive, so that nobody can compute them beforehand. Networks from before have
 * none. The role of all queries sees none of it.
 */
export class ImportSecrets1764000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table import_secret (network_id uuid primary key, secret uuid not null)');
  }

  down(): Promise<void> {
    throw new Error('Without the secrets an import would record everything a second time.');
  }
}
