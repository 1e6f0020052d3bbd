import type { NetworkId, PersonId } from '@relais/contracts';
import type { Database } from '@relais/database';
import { ensure } from '@relais/event-sourcing';
import type { Vault } from '@relais/privacy';
import { Accounts } from './accounts';
import type { Asker } from './asker';
import type { Device } from './device';
import { hash, secret } from './secrets';
import { Sessions } from './sessions';
import { countTry } from './shared-counts';
import { SignInCodes } from './sign-in-codes';

const day = 86_400;
/** A whole club signs in from one café. Foundings are of an account, invitations and `joiningsHere` of a network. */
const bounds = {
  mails: { most: 100, seconds: 600 },
  tries: { most: 300, seconds: 600 },
  foundings: { most: 20, seconds: day },
  invitations: { most: 100, seconds: day },
  joinings: { most: 60, seconds: 600 },
  joiningsHere: { most: 200, seconds: day },
};

/** Sign-in links and sessions: random secrets, of which only hashes are kept. */
export class SignIn {
  readonly sessions: Sessions;
  readonly codes: SignInCodes;
  private readonly accounts: Accounts;

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {
    this.accounts = new Accounts(vault);
    this.sessions = new Sessions(database);
    this.codes = new SignInCodes(database, vault, this.accounts, this.sessions);
  }

  /** Makes a secret for a one-time link, valid for ten minutes in any browser, for the account of a person: an operator vouches. */
  async makeLink(networkId: NetworkId, personId: PersonId): Promise<string> {
    const link = secret();
    await this.database.engine.transaction(async (rows) => {
      const accountId = await this.accounts.ofPerson(rows, networkId, personId);
      await rows.query(
        `insert into sign_in_link (link_hash, account_id, network_id, person_id, expires_at)
         values ($1, $2, $3, $4, now() + interval '10 minutes')`,
        [hash(link), accountId, networkId, personId],
      );
    });
    return link;
  }

  /**
   * Uses a link up and answers the secret of a new session; null when it is unknown, expired, used, or came by mail to another browser.
   * @param browser the secret of the browser, where it has one
   */
  async redeemLink(link: string, browser: string | null, device: Device): Promise<string | null> {
    const byMail = browser === null ? null : await this.codes.redeemLink(browser, link, device);
    return byMail ?? this.redeemOperatorLink(link, device);
  }

  /** Whom an operator's link names that is still good; null of every other link. Nothing is used up. */
  async namedBy(link: string): Promise<Readonly<{ networkId: NetworkId; personId: PersonId }> | null> {
    const [named] = await this.query<{ networkId: NetworkId; personId: PersonId }>(
      `select network_id as "networkId", person_id as "personId" from sign_in_link
        where link_hash = $1 and used_at is null and expires_at > now() and person_id is not null`,
      [hash(link)],
    );
    return named ?? null;
  }

  /** The account of an address that somebody else verified, and the secret of a new session in it. */
  signInVerified(address: string, device: Device): Promise<string> {
    return this.database.engine.transaction(async (rows) =>
      this.sessions.begin(rows, await this.accounts.ofAddress(rows, address), 'openid', device),
    );
  }

  /**
   * Counts one more of these from this client, in all processes; answers for how many seconds it has to wait, 0 for none.
   * @param client its network address, account or network, of which a keyed hash is kept while the count lasts
   */
  async secondsToWait(what: keyof typeof bounds, client: string, times = 1): Promise<number> {
    const { most, seconds } = bounds[what];
    const key = `${what}:${this.vault.fingerprint(`client:${client}`)}`;
    const { count, secondsLeft } = await countTry(this.database.engine.manager, key, seconds, times);
    return count > most ? secondsLeft : 0;
  }

  /** The verified address of an account, if it has one. */
  addressOf(accountId: string): Promise<string | null> {
    return this.accounts.addressOf(this.database.engine.manager, accountId);
  }

  /** Forgets an account that belongs nowhere, all its sessions included. @throws Refusal `still-known` */
  async forget(accountId: string): Promise<void> {
    const forgotten = await this.database.engine.transaction((rows) => this.accounts.forget(rows, accountId));
    ensure(forgotten, 'still-known', 'A network knows you: leave it and have yourself erased there first.');
  }

  /** The accounts of whoever has this address. */
  accountsHaving(address: string): Promise<string[]> {
    return this.accounts.having(this.database.engine.manager, address);
  }

  /** Makes an account, at once, the one of a person whom nobody has yet. */
  giveTo(accountId: string, networkId: NetworkId, personId: PersonId): Promise<void> {
    return this.accounts.give(this.database.engine.manager, accountId, networkId, personId);
  }

  /** Where an account belongs now, those networks included that came to know its address since it signed in. */
  async membershipsNow(accountId: string): Promise<Asker['memberships']> {
    await this.accounts.giveInvited(this.database.engine.manager, accountId);
    return this.sessions.memberships(accountId);
  }

  /** Takes away codes, links, sessions and counts that are over, and sign-ins of more than six months ago. */
  async sweep(): Promise<void> {
    await this.codes.sweep();
    await this.sessions.sweep();
    await this.query('delete from sign_in_link where expires_at < now()', []);
  }

  private redeemOperatorLink(link: string, device: Device): Promise<string | null> {
    return this.database.engine.transaction(async (rows) => {
      const [used]: { account_id: string }[] = await rows.query(
        `with used as (
           update sign_in_link set used_at = now() where link_hash = $1 and used_at is null and expires_at > now() returning account_id)
         select * from used`,
        [hash(link)],
      );
      return used ? this.sessions.begin(rows, used.account_id, 'operator-link', device) : null;
    });
  }

  private query<T>(statement: string, values: unknown[]): Promise<T[]> {
    return this.database.engine.query(statement, values);
  }
}
