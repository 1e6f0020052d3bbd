import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An operator's link is for a person: which account it opens is decided when it is used. Links from before lasted ten minutes. */
export class LinksOfPersons1764000000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `delete from sign_in_link where person_id is null`,
      `alter table sign_in_link drop column account_id, alter column network_id set not null, alter column person_id set not null`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `delete from sign_in_link`,
      `alter table sign_in_link add column account_id uuid not null references account,
         alter column network_id drop not null, alter column person_id drop not null`,
    ]) {
      await runner.query(statement);
    }
  }
}
