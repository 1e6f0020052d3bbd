import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** The link of a network by which visitors ask to come, and who asked: name and address sealed under a key of their own. */
export class Joining1764000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table join_link (
         network_id uuid primary key, link_id uuid not null, link_hash bytea not null unique, expires_at timestamptz not null)`,
      `create table join_request (
         request_id uuid primary key, network_id uuid not null, address_hash text not null, sealed bytea not null,
         wrapped_key bytea not null, asked_at timestamptz not null default now(), unique (network_id, address_hash))`,
      ...guarded('join_link'),
      `revoke select on join_link from relais_app`,
      `grant select (network_id, link_id, expires_at) on join_link to relais_app`,
      ...guarded('join_request'),
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table join_link, join_request');
  }
}
