import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secret addresses of calendars: of an account, or of the person of an API token. Only the engine reads them. */
export class CalendarAddresses1764000000221 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table calendar_address (
         secret_hash bytea primary key, account_id uuid unique references account on delete cascade, network_id uuid, person_id uuid,
         made_at timestamptz not null default now(), unique (network_id, person_id),
         check ((account_id is null) = (network_id is not null and person_id is not null)))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table calendar_address');
  }
}
