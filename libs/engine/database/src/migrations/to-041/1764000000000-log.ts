import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendBatch } from '../appending/append-batch';
import { guarded } from '../guarded';

const roles = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'relais_app') then
    create role relais_app nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$`;

/** The log, the vault, the checkpoints of the projections, and the role of all queries. */
export class Log1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      roles,
      `grant relais_app to current_user`,
      `do $$ begin execute format('grant usage on schema %I to relais_app', current_schema()); end $$`,
      `create function asker_networks() returns uuid[] language sql stable as
         $$ select coalesce(nullif(current_setting('relais.networks', true), '')::uuid[], '{}') $$`,

      `create table log_head (one boolean primary key default true check (one), position bigint not null, recorded_at timestamptz not null)`,
      `insert into log_head (position, recorded_at) values (0, 'epoch')`,
      `create table event (
         position bigint primary key, id uuid not null, stream text not null, revision integer not null, type text not null,
         network_id uuid not null, "on" date not null, data json not null, metadata json not null, recorded_at timestamptz not null)`,
      `create unique index event_id on event (id)`,
      `create unique index event_stream on event (stream, revision)`,
      `create index event_network on event (network_id, position)`,

      `create table vault_key (subject_id uuid primary key, network_id uuid not null, wrapped_key bytea not null)`,
      `create table vault_value (
         subject_id uuid not null, field text not null, network_id uuid not null, sealed bytea not null,
         primary key (subject_id, field))`,
      `create index vault_value_network on vault_value (network_id)`,
      `create index vault_key_network on vault_key (network_id)`,
      ...guarded('vault_key'),
      ...guarded('vault_value'),

      `create table checkpoint (projection text primary key, position bigint not null, recorded_at timestamptz not null)`,
      `grant select on checkpoint to relais_app`,
      appendBatch,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('The log is never taken back.');
  }
}
