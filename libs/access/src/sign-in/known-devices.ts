import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';

const remembered = `last_at > now() - interval '400 days'`;

/**
 * Browsers that signed in by an address, by the keyed hash of a secret that they keep. It opens nothing: it only gives them their own
 * allowance, which nobody else can use up.
 */
export class KnownDevices {
  constructor(private readonly vault: Vault) {}

  hashOf(secret: string): string {
    return this.vault.fingerprint(`device:${secret}`);
  }

  /**
   * The hash of a browser that signed in by this address; null: it did not.
   * @param rows of the engine
   * @param secret null: it has none, which takes as long to find out
   */
  async knownBy(rows: EntityManager, secret: string | null, addressHash: string): Promise<string | null> {
    const [known]: { hash: string }[] = await rows.query(
      `select device_hash as hash from known_device where device_hash = $1 and address_hash = $2 and ${remembered}`,
      [this.hashOf(secret ?? ''), addressHash],
    );
    return known?.hash ?? null;
  }

  /** The hash of a browser that signed in by any address. @param rows of the engine */
  async findHash(rows: EntityManager, secret: string | null): Promise<string | null> {
    const [known]: { hash: string }[] = await rows.query(
      `select device_hash as hash from known_device where device_hash = $1 and ${remembered} limit 1`,
      [this.hashOf(secret ?? '')],
    );
    return known?.hash ?? null;
  }

  /** That this browser signs in by the address of an account, if it has one. @param rows of the engine */
  async remember(rows: EntityManager, secret: string, accountId: string): Promise<void> {
    await rows.query(
      `insert into known_device (device_hash, address_hash)
       select $1, address_hash from account where account_id = $2 and address_hash is not null
       on conflict (device_hash, address_hash) do update set last_at = now()`,
      [this.hashOf(secret), accountId],
    );
  }

  /** @param rows of the engine */
  async purge(rows: EntityManager): Promise<void> {
    await rows.query(`delete from known_device where not (${remembered})`);
  }
}
