import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** What participants announce before a meeting: whether they come, who sits in for them, and the guests they bring. */
export class Announcements1764000000240 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table announcement (
         meeting_id uuid not null, person_id uuid not null, network_id uuid not null, coming text not null, substitute_id uuid,
         primary key (meeting_id, person_id))`,
      `create table announced_guest (
         meeting_id uuid not null, invited_by uuid not null, guest_id uuid not null, network_id uuid not null,
         primary key (meeting_id, invited_by, guest_id))`,
      `create table announced_person (
         network_id uuid not null, person_id uuid not null, meeting_id uuid not null,
         primary key (network_id, person_id, meeting_id))`,
      'create index announcement_network on announcement (network_id)',
      'create index announced_guest_network on announced_guest (network_id)',
      ...guarded('announcement'),
      ...guarded('announced_guest'),
      ...guarded('announced_person'),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table announcement, announced_guest, announced_person');
  }
}
