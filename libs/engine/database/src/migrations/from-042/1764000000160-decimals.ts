import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many decimals the amounts of a network have; networks from before keep two. */
export class Decimals1764000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table network add column decimals smallint not null default 2');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table network drop column decimals');
  }
}
