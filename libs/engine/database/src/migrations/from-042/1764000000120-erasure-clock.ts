import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which time was trusted last for erasing, and what is doubted; the last night of the retention policy was noted before. */
export class ErasureClock1764000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table erasure_clock (
         is_only boolean primary key default true check (is_only),
         noted_at timestamptz, doubted_at timestamptz, doubt text, wrong_event_at timestamptz)`,
      `grant select (doubted_at, doubt) on erasure_clock to relais_app`,
      `insert into erasure_clock (noted_at)
         select (last_on + time '03:00') at time zone 'UTC' from policy_run where policy = 'retention'`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table erasure_clock');
  }
}
