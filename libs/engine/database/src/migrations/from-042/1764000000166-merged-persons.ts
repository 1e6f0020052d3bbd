import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The persons as whom imports take the lines of another key: by the id that this key gives, so that no key is kept in the clear. The role of
 * all queries sees none of it.
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
