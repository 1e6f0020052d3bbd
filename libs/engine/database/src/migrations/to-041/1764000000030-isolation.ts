import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/**
 * Who may read what (docs/adr/0014): of the vault persons, meetings and the network's own values, and of a referral giver and receiver
 * alone; of the log the facts of one's networks.
 */
export class Isolation1764000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create function asker_persons() returns uuid[] language sql stable as
         $$ select coalesce(nullif(current_setting('relais.persons', true), '')::uuid[], '{}') $$`,

      `alter table ledger_line add column subject_id uuid`,
      `create index ledger_line_subject on ledger_line (subject_id) where subject_id is not null`,
      // Functions name their tables late: a rebuild drops tables and puts others in their place.
      `create function asker_knows() returns setof uuid language sql stable as
         $$ select unnest(asker_networks()) union all select person_id from known_person $$`,
      `create function asker_is_told(subject uuid) returns boolean language sql stable as
         $$ select exists (select from ledger_line where subject_id = subject and array[person_id, counterpart_id] && asker_persons())
                or exists (select from meeting where meeting_id = subject) $$`,
      ...['vault_key', 'vault_value'].map(
        (table) => `create policy subject on ${table} as restrictive for select to relais_app
          using (subject_id in (select asker_knows()) or asker_is_told(subject_id))`,
      ),

      ...guarded('event'),
      // A token from before is good for another year.
      `alter table api_token add column token_id uuid not null unique default gen_random_uuid(),
         add column name text not null default 'relais token', add column is_capped boolean not null default false,
         add column expires_at timestamptz not null default now() + interval '1 year', add column last_used_on date`,
      `create index api_token_network on api_token (network_id)`,
      ...guarded('api_token'),
      `revoke select on api_token from relais_app`,
      `grant select (token_id, network_id, person_id, role, name, created_at, expires_at, last_used_on) on api_token to relais_app`,

      // Who had referrals before has lines without subjects: the ledger is made anew, beside the one that serves.
      `insert into rebuild (projection, log, standing)
         select 'ledger', min(log), '{"phase":"learning","place":${start},"bulkEnd":${start}}'
           from checkpoint where projection = 'ledger' having max("position") > 0
         on conflict do nothing`,
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('What guards the rows is never taken back.');
  }
}

const start = '{"position":0,"recordedAt":"1970-01-01T00:00:00.000000Z"}';
