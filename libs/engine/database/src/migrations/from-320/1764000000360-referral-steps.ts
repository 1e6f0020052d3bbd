import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** What receivers say of referrals: that they arrived, and what became of them. */
export class ReferralSteps1764000000360 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table referral_step (
         network_id uuid not null, referral_id uuid not null, "position" bigint not null, what text not null, because text,
         day date not null, known_from timestamptz not null, known_to timestamptz,
         primary key (network_id, referral_id, "position"))`,
      ...guarded('referral_step'),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table referral_step');
  }
}
