import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The counts that all processes share become a table of rate-limiter-flexible; those under way go on. */
export class RateLimits1764000000175 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `alter table shared_count rename column count to points`,
      `alter table shared_count rename column until to expire`,
      `alter table shared_count alter column expire type bigint using (extract(epoch from expire) * 1000)::bigint`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `alter table shared_count alter column expire type timestamptz using to_timestamp(expire / 1000.0)`,
      `alter table shared_count rename column expire to until`,
      `alter table shared_count rename column points to count`,
    ])
      await runner.query(statement);
  }
}
