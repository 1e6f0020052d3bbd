import type { EntityManager } from 'typeorm';

/** The keys of the vault's subjects, wrapped as they are stored. */
export class VaultKeys {
  /** @param rows of the engine */
  constructor(private readonly rows: EntityManager) {}

  /** Null: there is nothing of this subject in the vault. */
  async of(subjectId: string): Promise<Buffer | null> {
    const [known]: { wrapped_key: Buffer }[] = await this.rows.query(
      'select wrapped_key from vault_key where subject_id = $1',
      [subjectId],
    );
    return known?.wrapped_key ?? null;
  }
}
