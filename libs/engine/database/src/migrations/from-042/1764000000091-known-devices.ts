import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Browsers that signed in by an address, and what a code on its way was asked for from, all as keyed hashes; codes that wait for their
 * turn to be sent. The role of all queries sees none of it.
 */
export class KnownDevices1764000000091 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table known_device (
         device_hash text not null, address_hash text not null, last_at timestamptz not null default now(),
         primary key (device_hash, address_hash))`,
      `create index known_device_address on known_device (address_hash)`,
      `alter table sign_in_code add column device_hash text, add column client_hash text not null default '',
         add column requests integer not null default 1, add column due_at timestamptz not null default now(),
         add column sent_at timestamptz`,
      `update sign_in_code set sent_at = created_at where is_sent`,
      `alter table sign_in_code drop column is_sent`,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('What signs people in is not taken back.');
  }
}
