import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whom a key of a folder is taken as that is not the person's own: by the id that the key gives, so that no key is kept in the clear. The role of all
 * queries sees none of it.
 */
export class MergedPersons1764000000166 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table merged_person (
         network_id uuid not null, imported_id uuid not null, person_id uuid not null, primary key (network_id, imported_id))`,
    );
  }

  down(): Promise<void> {
    throw new Error('Without this an import would record people a second time.');
  }
}
