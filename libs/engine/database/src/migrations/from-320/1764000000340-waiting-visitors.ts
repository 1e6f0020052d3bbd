import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Servers with open streams ask often who waits in a network. */
export class WaitingVisitors1764000000340 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index arrival_waiting on arrival (network_id) where person_id is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index arrival_waiting');
  }
}
