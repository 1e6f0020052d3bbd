import type { PersonalValues, SealedValues } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';
import type { Vault } from './vault';
import type { VaultKeys } from './vault-keys';

/** The vault's values of one subject, for handlers that add values. */
export class KeptValues {
  /** @param rows of the engine */
  constructor(
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
    private readonly rows: EntityManager,
  ) {}

  /** The present values; empty for a subject that the vault does not have. */
  async read(networkId: string, subjectId: string): Promise<PersonalValues> {
    return (await this.vault.open(this.rows, networkId, [subjectId])).get(subjectId) ?? {};
  }

  /** Seals further or corrected values, for the append that records them. @throws BelongsElsewhere for a subject of another network */
  sealMore(networkId: string, subjectId: string, values: PersonalValues): Promise<SealedValues[]> {
    return this.vault.sealMore(this.keys, networkId, subjectId, values);
  }
}
