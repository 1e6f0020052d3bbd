import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/**
 * A projection is carried along by shares of the networks, so that several processes divide it; a network whose fact cannot be
 * digested stops alone. Positions belong to one log.
 */
export class Shares1764000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `alter table checkpoint add column share smallint not null default 0 check (share between 0 and 7),
         add column log text not null default 'postgresql'`,
      `alter table checkpoint drop constraint checkpoint_pkey, add primary key (projection, share)`,
      `insert into checkpoint (projection, share, "position", recorded_at)
         select projection, other, "position", recorded_at from checkpoint, generate_series(1, 7) other`,
      `alter table checkpoint alter column share drop default, alter column log drop default`,
      `create table stopped_network (
         projection text not null, network_id uuid not null, "position" bigint not null, event_id uuid not null, type text not null,
         error text not null, since timestamptz not null default now(), tried_at timestamptz not null default now(),
         primary key (projection, network_id))`,
      `create index stopped_network_network on stopped_network (network_id)`,
      ...guarded('stopped_network'),
    ]) {
      await runner.query(statement);
    }
  }

  down(): Promise<void> {
    throw new Error('Checkpoints are never taken back.');
  }
}
