import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendBatch, appendCarefully } from '../appending/appending';

/** Appends in two steps: at once what nothing stands in the way of, append by append the rest. */
export class Appending1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop function append_batch`,
      appendCarefully,
      appendBatch,
      // Nobody looks for values by network; every append paid for it.
      `drop index vault_value_network`,
      `drop index vault_key_network`,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('The log is never taken back.');
  }
}
