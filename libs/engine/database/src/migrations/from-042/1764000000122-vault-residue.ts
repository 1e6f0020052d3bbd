import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The transactions that erased something from the vault, until its files are written anew. */
export class VaultResidue1764000000122 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table vault_residue (erased_by xid not null)`,
      // What was erased before.
      `insert into vault_residue (erased_by) select pg_current_xact_id()::xid where exists (select from erased_subject)`,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table vault_residue');
  }
}
