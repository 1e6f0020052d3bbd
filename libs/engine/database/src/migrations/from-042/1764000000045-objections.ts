import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who does not wish to be recommended in a network: keyed hashes of names, telephones and e-mails. The role of all queries sees none of it. */
export class Objections1764000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table objection (network_id uuid not null, hash text not null, objected_on date not null, primary key (network_id, hash))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table objection');
  }
}
