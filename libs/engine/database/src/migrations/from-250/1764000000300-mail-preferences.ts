import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which mails an account wants (null: it never chose), and what the last ones told: `weekly_at` is when the last weekly mail was
 * claimed, `told_until` up to when received referrals were told at once. Only the engine reads it.
 */
export class MailPreferences1764000000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table mail_preference (
         account_id uuid primary key references account on delete cascade,
         choice text check (choice in ('none', 'weekly', 'at-once')), language text,
         weekly_at timestamptz, told_until timestamptz)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_preference');
  }
}
