import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes by which a read finds what one person asks for, without going through everything of their network. */
export class WorkInProportion1764000000121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create index attendance_person on attendance (network_id, person_id)`,
      `drop index attendance_network`,
      // There is no read model of one-to-ones: they are read from the log.
      `create index event_one_to_one on event (network_id, "position") where type in ('OneToOneHeld', 'OneToOneWithdrawn')`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop index event_one_to_one`,
      `create index attendance_network on attendance (network_id)`,
      `drop index attendance_person`,
    ]) {
      await runner.query(statement);
    }
  }
}
