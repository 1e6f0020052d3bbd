import { randomInt, randomUUID } from 'node:crypto';
import { normaliseAddress } from '@relais/contracts';
import type { Database } from '@relais/database';
import { addressHash } from '@relais/people';
import type { Vault } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import type { Accounts } from '../accounts/accounts';
import { hash, secret } from '../secrets';
import { countTry, nowInMs } from '../shared-counts';
import { codesPerKnownDevice } from './code-delays.rules';
import { failureKeys, mayBeTried } from './code-failures';
import { endEarlier, gapTo, oneAtATimeTo, queueCode, waitOf, waitingCondition } from './code-turns';
import type { SigningDevice } from './device';
import type { KnownDevices } from './known-devices';
import type { Sessions } from './sessions';

/** A code for an address: six digits, and the secret of a link. `waits`: seconds until its mail may go out, 0 for at once. */
export type MadeCode = Readonly<{ codeId: string; code: string; link: string; waits: number }>;

/** The browser that requests a code: the secrets that it keeps, `device` null without one; `client` is its network address. */
export type RequestingBrowser = Readonly<{ browser: string; device: string | null; client: string }>;

type Used = { codeId: string; sealed: Buffer; wrappedKey: Buffer };
type Tried = Used & { isRight: boolean; failureKeys: string[] };

const triesPerCode = 5;
const dayInSeconds = 86_400;
const valid = `used_at is null and sent_at > now() - interval '10 minutes'`;
/**
 * Codes that are sent to an address: six digits and a link, bound to that address and to the browser that asked for them, valid once,
 * for ten minutes. The persons with the address are looked up only when a code is used, so nothing reveals whether there are any. A
 * browser that signed in by the address before has its own allowance; other requests are queued, by client first and by address second
 * (docs/security.md).
 */
export class SignInCodes {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly devices: KnownDevices,
  ) {}

  /**
   * Makes a code for an address; null: there were too many requests from there, and no mail goes out. A waiting code of the same
   * browser gives its turn to the new one: it may have been lost with the server that was to send it.
   */
  make({ browser, device, client }: RequestingBrowser, address: string): Promise<MadeCode | null> {
    const made = {
      codeId: randomUUID(),
      code: String(randomInt(1_000_000)).padStart(6, '0'),
      link: secret(),
    };
    const hashOfAddress = addressHash(this.vault, address);
    const clientHash = this.vault.fingerprint(`client:${client}`);
    const { sealed, wrappedKey } = this.vault.sealAlone(made.codeId, normaliseAddress(address));
    return this.database.engine.transaction(async (rows) => {
      await oneAtATimeTo(rows, hashOfAddress);
      const known = await this.devices.knownBy(rows, device, hashOfAddress);
      const [key, seconds] = known ? [known, 600] : [clientHash, 3600];
      const count = await countTry(rows, `codes:${key}:${hashOfAddress}`, seconds);
      const waits = known
        ? count > codesPerKnownDevice
          ? null
          : 0
        : await waitOf(rows, hashOfAddress, count);
      if (waits === null) return null;
      const inTurn = await queueCode(rows, {
        ...{ codeId: made.codeId, browserHash: hash(browser), hashOfAddress, sealed, wrappedKey },
        ...{ codeHash: this.codeHash(browser, made.code), linkHash: hash(made.link) },
        ...{ deviceHash: known, clientHash, requests: count, waits },
      });
      if (inTurn === 0) await endEarlier(rows, made.codeId);
      return { ...made, waits: inTurn };
    });
  }

  /**
   * Whether a waiting code may go out now. Among those that wait for one address, the one whose client made the fewest requests goes
   * out, then the newest; the others are dropped.
   * @returns the seconds that it still waits; 0: it counts as sent; null: it was dropped
   */
  release(codeId: string): Promise<number | null> {
    return this.database.engine.transaction(async (rows) => {
      const [mine]: { address: string }[] = await rows.query(
        `select address_hash as address from sign_in_code where code_id = $1 and ${waitingCondition}`,
        [codeId],
      );
      if (!mine) return null;
      await oneAtATimeTo(rows, mine.address);
      const [first]: { codeId: string }[] = await rows.query(
        `select code_id as "codeId" from sign_in_code
          where address_hash = $1 and ${waitingCondition} and due_at between now() - interval '10 seconds' and now() + interval '1 second'
          order by requests, created_at desc, code_id limit 1`,
        [mine.address],
      );
      if (first && first.codeId !== codeId) {
        await rows.query('delete from sign_in_code where code_id = $1', [codeId]);
        return null;
      }
      const waits = await gapTo(rows, mine.address);
      await rows.query(
        `update sign_in_code set due_at = now() + make_interval(secs => $2), sent_at = case when $2 = 0 then now() end
          where code_id = $1`,
        [codeId, waits],
      );
      if (waits === 0) await endEarlier(rows, codeId);
      return waits;
    });
  }

  /**
   * Uses a code up and returns the secret of a new session; null when it is wrong, used or expired, was requested in another browser,
   * or was tried too often.
   */
  redeem(browser: string, code: string, device: SigningDevice): Promise<string | null> {
    return this.database.engine.transaction(async (rows) => {
      const used = await this.use(rows, browser, code);
      return used ? this.signIn(rows, used, hash(browser), 'code', device) : null;
    });
  }

  /**
   * Uses a code up and returns the address that it was sent to; null as for {@link redeem}.
   * @param rows of the engine, in a transaction
   */
  async redeemAddress(rows: EntityManager, browser: string, code: string): Promise<string | null> {
    const used = await this.use(rows, browser, code);
    return used && this.vault.openAlone(used.codeId, used);
  }

  /** The same for the link of the mail; a link that is opened in another browser is not used up. */
  redeemLink(browser: string, link: string, device: SigningDevice): Promise<string | null> {
    return this.database.engine.transaction(async (rows) => {
      const browserHash = await oneAtATime(rows, browser);
      const [used]: Used[] = await rows.query(
        `with used as (
           update sign_in_code set used_at = now() where link_hash = $1 and browser_hash = $2 and ${valid}
           returning code_id as "codeId", sealed_address as sealed, wrapped_key as "wrappedKey")
         select * from used`,
        [hash(link), browserHash],
      );
      return used ? this.signIn(rows, used, browserHash, 'link', device) : null;
    });
  }

  /** Whether the link of a mail would sign this browser in. Uses nothing up. */
  async isUsable(browser: string, link: string): Promise<boolean> {
    const found: unknown[] = await this.database.engine.query(
      `select from sign_in_code where link_hash = $1 and browser_hash = $2 and ${valid}`,
      [hash(link), hash(browser)],
    );
    return found.length > 0;
  }

  async purge(): Promise<void> {
    const { engine } = this.database;
    await engine.query(`delete from sign_in_code where created_at < now() - interval '1 hour'`);
    await engine.query(`delete from shared_count where expire < ${nowInMs}`);
    await this.devices.purge(engine.manager);
  }

  private async use(rows: EntityManager, browser: string, code: string): Promise<Used | null> {
    const browserHash = await oneAtATime(rows, browser);
    const tried: Tried[] = await rows.query(
      `with tried as (
         update sign_in_code c set tries = tries + 1, used_at = case when code_hash = $2 then now() end
          where browser_hash = $1 and ${valid} and tries < ${String(triesPerCode)}
            and ${mayBeTried}
         returning code_id as "codeId", sealed_address as sealed, wrapped_key as "wrappedKey", used_at is not null as "isRight",
                   ${failureKeys} as "failureKeys")
       select * from tried`,
      [browserHash, this.codeHash(browser, code)],
    );
    const right = tried.find(({ isRight }) => isRight);
    if (right) return right;
    const keys = new Set(tried.flatMap(({ failureKeys }) => failureKeys));
    // In the order of the keys, so that two processes never wait for each other.
    for (const key of [...keys].sort()) await countTry(rows, key, dayInSeconds);
    return null;
  }

  /** The other codes of this browser go with the one that was used. */
  private async signIn(
    rows: EntityManager,
    { codeId, ...sealed }: Used,
    browserHash: Buffer,
    how: 'code' | 'link',
    device: SigningDevice,
  ): Promise<string> {
    await rows.query('update sign_in_code set used_at = now() where browser_hash = $1 and used_at is null', [
      browserHash,
    ]);
    const accountId = await this.accounts.ofAddress(rows, this.vault.openAlone(codeId, sealed));
    return this.sessions.begin(rows, accountId, how, device);
  }

  /**
   * A keyed hash, because six digits are quickly guessed from a plain one; it includes the browser's secret, so the code is bound to
   * that browser.
   */
  private codeHash(browser: string, code: string): string {
    return this.vault.fingerprint(`sign-in code:${browser}:${code}`);
  }
}

/** The tries of one browser run one after the other. Returns the hash of its secret. */
async function oneAtATime(rows: EntityManager, browser: string): Promise<Buffer> {
  const browserHash = hash(browser);
  await rows.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [browserHash.toString('hex')]);
  return browserHash;
}
