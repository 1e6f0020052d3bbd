import type { EventStore, SealedValues } from '@relais/event-sourcing';
import { NamesSeen } from './names-seen';

/** The keys of the vault's subjects that travel with events which are not written yet. */
export class PendingKeys {
  private readonly keys = new Map<string, Buffer>();
  private readonly inTheVault = new NamesSeen();
  private readonly areNew = new Map<string, Promise<boolean>>();

  constructor(
    private readonly log: EventStore,
    private readonly written: () => Promise<unknown>,
  ) {}

  /** The wrapped key of a subject, as the vault will have it; null: it has none. @param stored looks into the vault */
  async keyOf(
    subjectId: string,
    stored: (subjectId: string) => Promise<Buffer | null>,
  ): Promise<Buffer | null> {
    const key = this.keys.get(subjectId);
    if (key) return key;
    if (!this.inTheVault.mayHave(subjectId)) return null;
    await this.written();
    return stored(subjectId);
  }

  /** The log may already have the events of a known network, with other keys: only the vault can tell. */
  async add(vault: readonly SealedValues[]): Promise<void> {
    for (const { subjectId, networkId, wrappedKey } of vault) {
      if (wrappedKey === null) continue;
      if (await this.isNew(networkId)) this.keys.set(subjectId, wrappedKey);
      else this.inTheVault.add(subjectId);
    }
  }

  areWritten(vault: readonly SealedValues[]): void {
    for (const { subjectId } of vault) if (this.keys.delete(subjectId)) this.inTheVault.add(subjectId);
  }

  private isNew(networkId: string): Promise<boolean> {
    const known = this.areNew.get(networkId);
    if (known) return known;
    const asked = this.log.readAll(0, 1, { networkId }).then(({ length }) => length === 0);
    this.areNew.set(networkId, asked);
    return asked;
  }
}
