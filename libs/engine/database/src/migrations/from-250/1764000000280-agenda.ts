import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a meeting does in how many minutes, which of it is the round, and the member who opened that. */
export class Agenda1764000000280 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table meeting add column agenda_minutes integer[], add column agenda_round integer, add column opened_by uuid',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table meeting drop column agenda_minutes, drop column agenda_round, drop column opened_by',
    );
  }
}
