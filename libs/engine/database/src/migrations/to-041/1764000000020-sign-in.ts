import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Signing in by a code: accounts with a sealed address, codes on their way, devices, a log of sign-ins, and counts that all
 * processes share. Addresses and codes as keyed hashes, never plain; the role of all queries sees none of these tables.
 */
export class SignIn1764000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `alter table account add column address_hash text unique, add column sealed_address bytea, add column wrapped_key bytea,
         add check (num_nulls(address_hash, sealed_address, wrapped_key) in (0, 3))`,
      `create table sign_in_code (
         code_id uuid primary key, browser_hash bytea not null, address_hash text not null, sealed_address bytea not null,
         wrapped_key bytea not null, code_hash text not null, link_hash bytea not null unique, is_sent boolean not null,
         tries smallint not null default 0, created_at timestamptz not null default now(), used_at timestamptz)`,
      `create index sign_in_code_browser on sign_in_code (browser_hash)`,
      `create index sign_in_code_address on sign_in_code (address_hash, created_at)`,
      `create table sign_in_count (key text primary key, count integer not null, until timestamptz not null)`,
      `alter table session add column session_id uuid not null unique default gen_random_uuid(), add column browser text, add column system text`,
      `create table sign_in_log (
         account_id uuid not null references account, at timestamptz not null default now(), how text not null, browser text, system text)`,
      `create index sign_in_log_account on sign_in_log (account_id, at)`,

      // Whose address it is, as the vault holds it; the read model is made again to fill it in.
      `alter table known_person add column address_hash text`,
      `create index known_person_address on known_person (address_hash)`,
      `delete from known_person`,
      `update checkpoint set "position" = 0, recorded_at = 'epoch' where projection = 'people'`,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('What signs people in is not taken back.');
  }
}
