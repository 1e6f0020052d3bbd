import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who signs in, and with what; secrets as hashes only. The role of all queries sees none of it. */
export class Identity1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table account (account_id uuid primary key, created_at timestamptz not null default now())`,
      `create table account_person (
         account_id uuid not null references account, network_id uuid not null, person_id uuid not null unique,
         primary key (account_id, person_id))`,
      `create table api_token (
         token_hash bytea primary key, network_id uuid not null, person_id uuid not null, role text not null,
         created_at timestamptz not null default now())`,
      `create table sign_in_link (
         link_hash bytea primary key, account_id uuid not null references account, expires_at timestamptz not null, used_at timestamptz)`,
      `create table session (
         session_hash bytea primary key, account_id uuid not null references account,
         created_at timestamptz not null default now(), last_used_at timestamptz not null default now())`,
      `create index session_account on session (account_id)`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table session, sign_in_link, api_token, account_person, account');
  }
}
