import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who accepted the network that others brought them into, from the log; and who had signed in before that was asked. The default is
 * for rows from a backup of that time; accounts that an operator's link made and nobody used are no sign-in.
 */
export class Acceptance1764000000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table membership_answer (
         network_id uuid not null, person_id uuid not null, answer text not null check (answer in ('accepted', 'pending', 'declined')),
         primary key (network_id, person_id))`,
      `alter table account_person add column signed_in_before boolean not null default true`,
      `update account_person p set signed_in_before = false
        where not exists (select from account a where a.account_id = p.account_id and a.address_hash is not null)
          and not exists (select from session s where s.account_id = p.account_id)
          and not exists (select from sign_in_log l where l.account_id = p.account_id)`,
      `alter table account add column last_person_id uuid`,
      `alter table sign_in_link add column network_id uuid, add column person_id uuid`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sign_in_link drop column network_id, drop column person_id');
    await runner.query('alter table account drop column last_person_id');
    await runner.query('alter table account_person drop column signed_in_before');
    await runner.query('drop table membership_answer');
  }
}
