import { randomInt, randomUUID } from 'node:crypto';
import { normaliseAddress } from '@relais/contracts';
import type { Database } from '@relais/database';
import type { Vault } from '@relais/privacy';
import type { EntityManager } from 'typeorm';
import type { Accounts } from './accounts';
import { addressHash } from './addresses';
import type { Device } from './device';
import { hash, secret } from './secrets';
import type { Sessions } from './sessions';
import { countTry } from './shared-counts';

/** What goes by mail to an address: six digits, or the secret of a link. */
export type SentCode = Readonly<{ code: string; link: string }>;

type Used = { codeId: string; sealed: Buffer; wrappedKey: Buffer };

const mailsPerAddress = 5;
const triesPerCode = 5;
const failuresPerAddress = 30;
const dayInSeconds = 86_400;
const valid = `is_sent and used_at is null and created_at > now() - interval '10 minutes'`;

/**
 * Codes that are sent to an address: six digits and a link, for ten minutes, once, in the browser that asked. Who has that address is
 * looked up only when one of them was used, so that nothing before tells whether anybody has.
 */
export class SignInCodes {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Makes a code for an address; null: five were sent to it in the last ten minutes, and no mail goes out.
   * @param browser the secret that the browser keeps
   */
  async make(browser: string, address: string): Promise<SentCode | null> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const link = secret();
    const codeId = randomUUID();
    const hashOfAddress = addressHash(this.vault, address);
    const { sealed, wrappedKey } = this.vault.sealAlone(codeId, normaliseAddress(address));
    const isSent = await this.database.engine.transaction(async (rows) => {
      await rows.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [hashOfAddress]);
      const [made]: { is_sent: boolean }[] = await rows.query(
        `insert into sign_in_code (code_id, browser_hash, address_hash, sealed_address, wrapped_key, code_hash, link_hash, is_sent)
         select $1, $2, $3, $4, $5, $6, $7, count(*) < ${String(mailsPerAddress)} from sign_in_code
          where address_hash = $3 and is_sent and created_at > now() - interval '10 minutes'
         returning is_sent`,
        [codeId, hash(browser), hashOfAddress, sealed, wrappedKey, this.codeHash(browser, code), hash(link)],
      );
      return made?.is_sent;
    });
    return isSent ? { code, link } : null;
  }

  /**
   * Uses a code up and answers the secret of a new session; null when it was guessed, is used or expired, was asked for in another
   * browser, or was tried too often.
   */
  redeem(browser: string, code: string, device: Device): Promise<string | null> {
    return this.database.engine.transaction(async (rows) => {
      const browserHash = await oneAtATime(rows, browser);
      const tried: (Used & { isRight: boolean; addressHash: string })[] = await rows.query(
        `with tried as (
           update sign_in_code c set tries = tries + 1, used_at = case when code_hash = $2 then now() end
            where browser_hash = $1 and ${valid} and tries < ${String(triesPerCode)}
              and not exists (
                select from shared_count f
                 where f.key = 'failures:' || c.address_hash and f.count >= ${String(failuresPerAddress)} and f.until > now())
           returning code_id as "codeId", sealed_address as sealed, wrapped_key as "wrappedKey",
                     used_at is not null as "isRight", address_hash as "addressHash")
         select * from tried`,
        [browserHash, this.codeHash(browser, code)],
      );
      const right = tried.find(({ isRight }) => isRight);
      if (right) return this.signIn(rows, right, browserHash, 'code', device);
      for (const failed of new Set(tried.map((one) => one.addressHash)))
        await countTry(rows, `failures:${failed}`, dayInSeconds);
      return null;
    });
  }

  /** Likewise for the link of the same mail; a link that is opened in another browser is not used up. */
  redeemLink(browser: string, link: string, device: Device): Promise<string | null> {
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

  async sweep(): Promise<void> {
    const { engine } = this.database;
    await engine.query(`delete from sign_in_code where created_at < now() - interval '1 hour'`);
    await engine.query(`delete from shared_count where until < now()`);
  }

  /** The other codes of this browser go with the one that was used. */
  private async signIn(
    rows: EntityManager,
    { codeId, ...sealed }: Used,
    browserHash: Buffer,
    how: 'code' | 'link',
    device: Device,
  ): Promise<string> {
    await rows.query('update sign_in_code set used_at = now() where browser_hash = $1 and used_at is null', [
      browserHash,
    ]);
    const accountId = await this.accounts.ofAddress(rows, this.vault.openAlone(codeId, sealed));
    return this.sessions.begin(rows, accountId, how, device);
  }

  /** Keyed, as six digits are guessed from a hash in a moment; and bound to the browser. */
  private codeHash(browser: string, code: string): string {
    return this.vault.fingerprint(`sign-in code:${browser}:${code}`);
  }
}

/** What one browser redeems is looked at one after the other. Answers the hash of its secret. */
async function oneAtATime(rows: EntityManager, browser: string): Promise<Buffer> {
  const browserHash = hash(browser);
  await rows.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [browserHash.toString('hex')]);
  return browserHash;
}
