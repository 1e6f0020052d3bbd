import type { MigrationInterface, QueryRunner } from 'typeorm';
import { claimRecorded, nameKinds } from '../../claim-recorded';
import { appendBatch } from '../appending/owned-appends';
import { appendCarefully, claimIsTaken } from '../appending/owned-appends-judged';
import { claimAppend } from '../appending/owned-claims';

/**
 * Each id, stream and subject of the vault belongs to one network and one kind of thing (docs/adr/0016). Claims say so of ids that no
 * fact holds: those of things that another command began, and the refs of networks.
 */
export class OwnedIds1764000000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `alter table log_claim add column network_id uuid`,
      `alter table vault_key add column kind text`,
      `drop function append_batch`,
      `drop function append_carefully`,
      `drop function claim_append`,
      claimIsTaken,
      appendBatch,
      appendCarefully,
      claimAppend,
    ])
      await runner.query(statement);
    await nameKinds(runner);
    await runner.query(`alter table vault_key alter column kind set not null`);
    await claimRecorded(runner);
  }

  down(): Promise<void> {
    throw new Error('Claims are never taken back.');
  }
}
