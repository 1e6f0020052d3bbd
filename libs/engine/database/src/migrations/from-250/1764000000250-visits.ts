import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** The code of a meeting for its visitors, and those who left their name by it: sealed until a host decides. */
export class Visits1764000000250 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table meeting_code (
         meeting_id uuid primary key, network_id uuid not null, code_id uuid not null, code_hash bytea not null unique,
         stopped boolean not null default false, made_at timestamptz not null default now())`,
      `create table arrival (
         arrival_id uuid primary key, network_id uuid not null, meeting_id uuid not null, visit_hash bytea not null unique,
         sealed bytea, wrapped_key bytea, person_id uuid, arrived_at timestamptz not null default now())`,
      `create index arrival_of_meeting on arrival (meeting_id)`,
      ...guarded('meeting_code'),
      `revoke select on meeting_code from relais_app`,
      `grant select (meeting_id, network_id, code_id, stopped) on meeting_code to relais_app`,
      ...guarded('arrival'),
      `revoke select on arrival from relais_app`,
      `grant select (arrival_id, network_id, meeting_id, sealed, wrapped_key, person_id, arrived_at) on arrival to relais_app`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table meeting_code, arrival');
  }
}
