import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guarded } from '../guarded';

/** Roles that give no rights since the address of their person was corrected by others; part of the read model `people`. */
export class RoleSuspensions1764000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table role_suspension (
         network_id uuid not null, person_id uuid not null, by_id uuid, lifts_at timestamptz, primary key (network_id, person_id))`,
      ...guarded('role_suspension'),
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table role_suspension');
  }
}
