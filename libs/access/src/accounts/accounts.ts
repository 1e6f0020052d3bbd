import { randomUUID } from 'node:crypto';
import { normaliseAddress } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';
import { addressHash, peopleRelations } from '@relais/people';
import { type Vault, noteResidue } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { noteChange } from './open-changes';
import { giveInvited, isPerson } from './persons-of-accounts';

type Found = { account_id: string };

/** A new address of an account; `old` null: it had none. */
export type ChangedAddress = Readonly<{ changeId: string; address: string; old: string | null }>;

/**
 * Accounts: who signs in. An account of a verified address keeps it sealed under its own key and is found by its keyed hash. It is
 * linked to the persons with that address: for ever once they accept the network, until then as long as they have the address. An
 * account of an operator's link belongs to one person, until that person's address is verified.
 */
export class Accounts {
  constructor(private readonly vault: Vault) {}

  /**
   * The account of an address that was just verified, found or made, linked to the persons with that address.
   * @param rows of the engine, in a transaction
   */
  async ofAddress(rows: EntityManager, address: string): Promise<string> {
    const hash = addressHash(this.vault, address);
    await rows.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [hash]);
    const [known]: Found[] = await rows.query('select account_id from account where address_hash = $1', [
      hash,
    ]);
    const accountId = known?.account_id ?? (await this.addressed(rows, address, hash));
    await this.link(rows, accountId, hash);
    return accountId;
  }

  /** The address that an account verified; null where an operator vouched for it. @param rows of the engine */
  async addressOf(rows: EntityManager, accountId: string): Promise<string | null> {
    const [row]: { sealed: Buffer | null; wrappedKey: Buffer }[] = await rows.query(
      'select sealed_address as sealed, wrapped_key as "wrappedKey" from account where account_id = $1',
      [accountId],
    );
    if (!row?.sealed) return null;
    return this.vault.openAlone(accountId, { sealed: row.sealed, wrappedKey: row.wrappedKey });
  }

  /** The accounts of an address: the one that verified it, and those of the persons who have it. @param rows of the engine */
  async findByAddress(rows: EntityManager, address: string): Promise<string[]> {
    const found: Found[] = await rows.query(
      `select account_id from account where address_hash = $1
       union
       select p.account_id from account_person p join ${peopleRelations.known} k using (network_id, person_id)
        where k.address_hash = $1 and ${isPerson('p')}`,
      [addressHash(this.vault, address)],
    );
    return found.map(({ account_id }) => account_id);
  }

  /**
   * Forgets an account that belongs to no network: address, devices, sign-ins, and what could begin a session.
   * @param rows of the engine, in a transaction
   * @returns false: a network knows a person of this account
   */
  async forget(rows: EntityManager, accountId: string): Promise<boolean> {
    await giveInvited(rows, accountId);
    const [account]: { hash: string | null }[] = await rows.query(
      `select address_hash as hash from account a where account_id = $1
          and not exists (select from account_person p where p.account_id = a.account_id and ${isPerson('p')}) for update`,
      [accountId],
    );
    if (!account) return false;
    for (const table of ['sign_in_code', 'known_device'])
      await rows.query(`delete from ${table} where address_hash = $1`, [account.hash]);
    await this.end(rows, [accountId]);
    await noteResidue(rows);
    return true;
  }

  /**
   * Gives an account the address that its owner has just verified; another account of this address that belongs nowhere ends.
   * Notes for which persons the change is to be recorded (`openChanges`).
   * @param rows of the engine, in a transaction
   * @throws Refusal `address-in-use`
   */
  async changeAddress(rows: EntityManager, accountId: string, address: string): Promise<ChangedAddress> {
    const hash = addressHash(this.vault, address);
    await rows.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [hash]);
    const old = await this.addressOf(rows, accountId);
    await giveInvited(rows, accountId);
    const [other]: Found[] = await rows.query(
      'select account_id from account where address_hash = $1 and account_id <> $2',
      [hash, accountId],
    );
    ensure(
      !other || (await this.forget(rows, other.account_id)),
      'address-in-use',
      'This address belongs to another account: sign in with it.',
      'code',
    );
    const changeId = randomUUID();
    await noteChange(rows, accountId, changeId);
    const { sealed, wrappedKey } = this.vault.sealAlone(accountId, normaliseAddress(address));
    await rows.query('delete from known_device where address_hash = $1', [hash]);
    await rows.query(
      `update known_device set address_hash = $2 where address_hash = (select address_hash from account where account_id = $1)`,
      [accountId, hash],
    );
    await rows.query(
      'update account set address_hash = $2, sealed_address = $3, wrapped_key = $4 where account_id = $1',
      [accountId, hash, sealed, wrappedKey],
    );
    return { changeId, address: normaliseAddress(address), old };
  }

  /** Gives the address to the account that an operator's link made for one of these persons, or to a new one. */
  private async addressed(rows: EntityManager, address: string, hash: string): Promise<string> {
    const [unaddressed] = await this.unaddressedOf(rows, hash);
    const accountId = unaddressed ?? randomUUID();
    const { sealed, wrappedKey } = this.vault.sealAlone(accountId, normaliseAddress(address));
    await rows.query(
      `insert into account (account_id, address_hash, sealed_address, wrapped_key) values ($1, $2, $3, $4)
       on conflict (account_id) do update set
         address_hash = excluded.address_hash, sealed_address = excluded.sealed_address, wrapped_key = excluded.wrapped_key`,
      [accountId, hash, sealed, wrappedKey],
    );
    return accountId;
  }

  /** Persons come from accounts without an address, which end; a link to one with an address is not moved. */
  private async link(rows: EntityManager, accountId: string, hash: string): Promise<void> {
    const emptied = await this.unaddressedOf(rows, hash);
    await rows.query(
      `insert into account_person (account_id, network_id, person_id, signed_in_before)
       select $1, network_id, person_id, false from ${peopleRelations.known} k where address_hash = $2
       on conflict (person_id) do update set account_id = excluded.account_id
        where account_person.account_id = any ($3) or not ${isPerson('account_person')}`,
      [accountId, hash, emptied],
    );
    if (emptied.length > 0) await this.end(rows, emptied);
  }

  private async end(rows: EntityManager, accountIds: readonly string[]): Promise<void> {
    for (const table of ['session', 'sign_in_log', 'account_person', 'account'])
      await rows.query(`delete from ${table} where account_id = any ($1)`, [accountIds]);
  }

  private async unaddressedOf(rows: EntityManager, hash: string): Promise<string[]> {
    const found: Found[] = await rows.query(
      `select a.account_id from ${peopleRelations.known} k join account_person using (person_id) join account a using (account_id)
        where k.address_hash = $1 and a.address_hash is null order by a.created_at, a.account_id`,
      [hash],
    );
    return found.map(({ account_id }) => account_id);
  }
}
