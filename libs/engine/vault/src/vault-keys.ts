import { BelongsElsewhere } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';

/** The keys of the vault's subjects, wrapped as they are stored. */
export class VaultKeys {
  /** @param rows of the engine */
  constructor(private readonly rows: EntityManager) {}

  /**
   * Null: there is nothing of this subject in the vault.
   * @throws BelongsElsewhere for a subject of another network
   */
  async read(networkId: string, subjectId: string): Promise<Buffer | null> {
    const [known]: { wrapped_key: Buffer; network_id: string }[] = await this.rows.query(
      'select wrapped_key, network_id from vault_key where subject_id = $1',
      [subjectId],
    );
    if (known && known.network_id !== networkId) throw new BelongsElsewhere();
    return known?.wrapped_key ?? null;
  }
}
