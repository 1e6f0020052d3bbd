import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day from which somebody is known, for whoever never came; the read model goes through the log once more to fill it in. */
export class KnownSince1764000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `alter table known_person add column known_on date`,
      `update checkpoint set "position" = 0, recorded_at = 'epoch' where projection = 'people'`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table known_person drop column known_on');
  }
}
