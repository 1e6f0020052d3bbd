import type { NetworkId, PersonId } from '@relais/contracts';
import type { Database } from '@relais/database';
import { ensure } from '@relais/event-sourcing';
import type { AccountsOfPeople } from '@relais/networks';
import { addressHash } from '@relais/people';
import type { Vault } from '@relais/vault';
import { Accounts, type ChangedAddress } from '../accounts/accounts';
import { type OpenChange, closeChange, openChanges } from '../accounts/open-changes';
import {
  accountOfPerson,
  give,
  giveInvited,
  sharingAccount,
  signedInBefore,
} from '../accounts/persons-of-accounts';
import type { Caller } from '../caller';
import { hash, secret } from '../secrets';
import { sharedLimit } from '../shared-counts';
import type { SigningDevice } from './device';
import { KnownDevices } from './known-devices';
import { Sessions } from './sessions';
import { SignInCodes } from './sign-in-codes';

const day = 86_400;
/**
 * A whole club signs in from one café. Foundings count by account, invitations by network. Requests to join and names left by the code of a meeting count by client, requests also by client
 * and network (`joiningsThere`), and by network: a client's first ones apart from further ones, so that a client that floods does not
 * use up the others' limit.
 */
const bounds = {
  mails: { most: 100, seconds: 600 },
  tries: { most: 300, seconds: 600 },
  foundings: { most: 20, seconds: day },
  invitations: { most: 100, seconds: day },
  joinings: { most: 60, seconds: 600 },
  arrivals: { most: 120, seconds: 600 },
  joiningsThere: { most: 20, seconds: day },
  joiningsHere: { most: 2000, seconds: day },
  furtherJoiningsHere: { most: 200, seconds: day },
};
type Bounded = keyof typeof bounds;

/** Sign-in links and sessions: random secrets; only their hashes are kept. */
export class SignIn implements AccountsOfPeople {
  readonly sessions: Sessions;
  readonly codes: SignInCodes;
  private readonly accounts: Accounts;
  private readonly devices: KnownDevices;
  private readonly limits: Partial<Record<Bounded, ReturnType<typeof sharedLimit>>> = {};

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {
    this.accounts = new Accounts(vault);
    this.devices = new KnownDevices(vault);
    this.sessions = new Sessions(database, this.devices);
    this.codes = new SignInCodes(database, vault, this.accounts, this.sessions, this.devices);
  }

  /** Makes a secret for a one-time link, valid for ten minutes in any browser, for a person: an operator vouches. */
  async makeLink(networkId: NetworkId, personId: PersonId): Promise<string> {
    const link = secret();
    await this.query(
      `insert into sign_in_link (link_hash, network_id, person_id, expires_at)
       values ($1, $2, $3, now() + interval '10 minutes')`,
      [hash(link), networkId, personId],
    );
    return link;
  }

  /** Makes sure that a person, for an operator's link, has an account that is theirs, whatever address others entered for them. */
  async ensureOwnAccount(networkId: NetworkId, personId: PersonId): Promise<void> {
    await this.database.engine.transaction((rows) => accountOfPerson(rows, networkId, personId));
  }

  /**
   * Uses a link up and answers the secret of a new session; null when it is unknown, expired, used, or came by mail to another browser.
   * @param browser the secret of the browser, where it has one
   */
  async redeemLink(link: string, browser: string | null, device: SigningDevice): Promise<string | null> {
    const byMail = browser === null ? null : await this.codes.redeemLink(browser, link, device);
    return byMail ?? this.redeemOperatorLink(link, device);
  }

  /** The person that a valid operator's link names; null for every other link. Uses nothing up. */
  async personOfLink(link: string): Promise<Readonly<{ networkId: NetworkId; personId: PersonId }> | null> {
    const [named] = await this.query<{ networkId: NetworkId; personId: PersonId }>(
      `select network_id as "networkId", person_id as "personId" from sign_in_link
        where link_hash = $1 and used_at is null and expires_at > now()`,
      [hash(link)],
    );
    return named ?? null;
  }

  /** The account of an address that a provider verified, and the secret of a new session in it. */
  signInVerified(address: string, device: SigningDevice): Promise<string> {
    return this.database.engine.transaction(async (rows) =>
      this.sessions.begin(rows, await this.accounts.ofAddress(rows, address), 'openid', device),
    );
  }

  /**
   * Counts one more try of this client, over all processes; returns the seconds that it has to wait, 0 for none.
   * @param client its network address, account or network; a keyed hash is kept while the count lasts
   */
  retryAfterSeconds(what: Bounded, client: string, times = 1): Promise<number> {
    const limit = (this.limits[what] ??= sharedLimit(this.database.engine, what, bounds[what]));
    return limit(this.vault.fingerprint(`client:${client}`), times);
  }

  /** The key of a count: a browser that signed in before has its own, others have that of their network address. */
  async clientOf(device: string | null, client: string): Promise<string> {
    return (await this.devices.findHash(this.database.engine.manager, device)) ?? client;
  }

  /** Whether this browser signed in by this address before. @param device the secret that it keeps */
  async isKnown(device: string | null, address: string): Promise<boolean> {
    const rows = this.database.engine.manager;
    return (await this.devices.knownBy(rows, device, addressHash(this.vault, address))) !== null;
  }

  /**
   * Makes the address that a code went to the one of an account.
   * @param browser the secret under which the code was asked for
   * @returns null for a code that is not right
   * @throws Refusal `address-in-use`
   */
  changeAddress(accountId: string, browser: string, code: string): Promise<ChangedAddress | null> {
    return this.database.engine.transaction(async (rows) => {
      const address = await this.codes.redeemAddress(rows, browser, code);
      return address === null ? null : this.accounts.changeAddress(rows, accountId, address);
    });
  }

  /** The persons whose new address is still to be recorded, of one account or of all. */
  openChanges(accountId: string | null): Promise<OpenChange[]> {
    return openChanges(this.database.engine.manager, accountId);
  }

  /** Marks the new address of a person as recorded. */
  closeChange(change: OpenChange): Promise<void> {
    return closeChange(this.database.engine.manager, change);
  }

  /** The verified address of an account, if it has one. */
  addressOf(accountId: string): Promise<string | null> {
    return this.accounts.addressOf(this.database.engine.manager, accountId);
  }

  /** Forgets an account that belongs nowhere, all its sessions included. @throws Refusal `still-known` */
  async forget(accountId: string): Promise<void> {
    const forgotten = await this.database.engine.transaction((rows) => this.accounts.forget(rows, accountId));
    ensure(
      forgotten,
      'still-known',
      'A network still knows you: leave it and erase what it knows about you first.',
    );
  }

  /** The accounts of an address. */
  accountsHaving(address: string): Promise<string[]> {
    return this.accounts.findByAddress(this.database.engine.manager, address);
  }

  /** Which of these persons had signed in before acceptance was asked for. */
  signedInBefore(personIds: readonly PersonId[]): Promise<Set<PersonId>> {
    return signedInBefore(this.database.engine.manager, personIds);
  }

  /** The persons of one account in a network, by one of them. */
  sharingAccount(networkId: NetworkId, personId: PersonId): Promise<Set<PersonId>> {
    return sharingAccount(this.database.engine.manager, networkId, personId);
  }

  /** Makes an account for a person who has none. */
  giveTo(accountId: string, networkId: NetworkId, personId: PersonId): Promise<void> {
    return give(this.database.engine.manager, accountId, networkId, personId);
  }

  /** Where an account belongs now, those networks included that came to know its address since it signed in. */
  async membershipsNow(accountId: string): Promise<Caller['memberships']> {
    await giveInvited(this.database.engine.manager, accountId);
    return this.sessions.memberships(accountId);
  }

  /** Takes away codes, links, sessions and counts that are over, and sign-ins of more than six months ago. */
  async purge(): Promise<void> {
    await this.codes.purge();
    await this.sessions.purge();
    await this.query('delete from sign_in_link where expires_at < now()', []);
  }

  private redeemOperatorLink(link: string, device: SigningDevice): Promise<string | null> {
    return this.database.engine.transaction(async (rows) => {
      const [used]: { networkId: NetworkId; personId: PersonId }[] = await rows.query(
        `with used as (
           update sign_in_link set used_at = now() where link_hash = $1 and used_at is null and expires_at > now()
           returning network_id as "networkId", person_id as "personId")
         select * from used`,
        [hash(link)],
      );
      if (!used) return null;
      const accountId = await accountOfPerson(rows, used.networkId, used.personId);
      return this.sessions.begin(rows, accountId, 'operator-link', device);
    });
  }

  private query<T>(statement: string, values: unknown[]): Promise<T[]> {
    return this.database.engine.query(statement, values);
  }
}
