import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The persons of accounts whose address was changed, as long as their networks do not know the new one. */
export class AddressChanges1764000000162 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table address_change (
         account_id uuid not null references account on delete cascade, network_id uuid not null, person_id uuid primary key,
         change_id uuid not null)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table address_change');
  }
}
