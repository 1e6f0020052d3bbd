import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

export class ReadModels1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table network (
         network_id uuid primary key, ref text not null unique, timezone text not null, currency text not null, language text not null)`,
      `create table charter_version (network_id uuid not null, from_day date not null, charter json not null, primary key (network_id, from_day))`,
      `create table known_person (network_id uuid not null, person_id uuid not null, primary key (network_id, person_id))`,
      `create table membership (
         network_id uuid not null, person_id uuid not null, spell smallint not null, joined_on date, left_on date, left_because text,
         primary key (network_id, person_id, spell))`,
      `create table role_grant (network_id uuid not null, person_id uuid not null, role text not null, primary key (network_id, person_id))`,

      `create table meeting (
         meeting_id uuid primary key, network_id uuid not null, ref text not null, date date not null, start_time text not null,
         end_time text, kind text not null, status text not null)`,
      `create index meeting_day on meeting (network_id, date)`,
      `create table attendance (
         meeting_id uuid not null, person_id uuid not null, network_id uuid not null, status text not null,
         substitute_for uuid, invited_by uuid, first_time boolean, primary key (meeting_id, person_id))`,
      `create index attendance_network on attendance (network_id)`,

      `create table ledger_line (
         network_id uuid not null, person_id uuid not null, line_id uuid not null, kind text not null,
         known_from timestamptz not null, known_to timestamptz, recorded_at timestamptz not null, "position" bigint not null,
         day date not null, until_day date, counterpart_id uuid not null, referral_id uuid,
         given smallint not null, received smallint not null, lead smallint not null,
         amount_in_cents bigint, standing boolean not null, imported boolean not null,
         primary key (network_id, person_id, line_id, kind, known_from))`,
      `create index ledger_line_current on ledger_line (network_id, line_id) where known_to is null`,
      ...[
        'network',
        'charter_version',
        'known_person',
        'membership',
        'role_grant',
        'meeting',
        'attendance',
        'ledger_line',
      ].flatMap(guarded),
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('Read models are rebuilt, not taken back.');
  }
}
