import type { ActingRole, Language, NetworkId, PersonId } from '@relais/contracts';
import { type Database, queryPrepared } from '@relais/database';
import { type Acceptance, networkRelations } from '@relais/networks';
import type { EntityManager } from 'typeorm';
import { isPerson } from '../accounts/persons-of-accounts';
import { actingRole } from '../acting-role';
import type { Caller } from '../caller';
import { hash, secret } from '../secrets';
import type { SigningDevice } from './device';
import type { KnownDevices } from './known-devices';

/** How a session began. */
export type SignInMethod = 'code' | 'link' | 'operator-link' | 'openid';

/** A device that is signed in; `sessionId` opens nothing. */
export type SessionRow = Readonly<{
  sessionId: string;
  browser: string | null;
  system: string | null;
  createdAt: Date;
  lastUsedAt: Date;
  isThis: boolean;
}>;
export type SignInRow = Readonly<{
  at: Date;
  how: SignInMethod;
  browser: string | null;
  system: string | null;
}>;

/** A person of the account, if it has any. */
type Belonging = {
  networkId: NetworkId | null;
  personId: PersonId | null;
  role: ActingRole;
  acceptance: Acceptance;
};
type Found = Belonging & {
  accountId: string;
  stale: boolean;
  isFresh: boolean;
  lastPersonId: PersonId | null;
};

/** SQL: the acceptance of `p`, a person of an account. Persons who had signed in before acceptance was asked for have accepted. */
const membershipColumns = `p.network_id as "networkId", p.person_id as "personId", ${actingRole('p', 'g')} as role,
  coalesce(a.answer, case when p.signed_in_before then 'accepted' else 'pending' end) as acceptance`;
const membershipsOfSessions = `session left join account_person p on p.account_id = session.account_id and ${isPerson('p')}`;
const membershipJoins = `left join ${networkRelations.roles} g on g.network_id = p.network_id and g.person_id = p.person_id
  left join ${networkRelations.answers} a on a.network_id = p.network_id and a.person_id = p.person_id`;

/** A session ends when it was not used for so many days, and two years after the sign-in in any case. */
export const sessionDays = { unused: 180, atMost: 730 };
const alive = `session.last_used_at > now() - make_interval(days => ${String(sessionDays.unused)})
  and session.created_at > now() - make_interval(days => ${String(sessionDays.atMost)})`;
/** All accounts where none are named. */
const isOneOf = '($1::uuid[] is null or account_id = any ($1))';

/** Sessions of browsers: one for each device, valid for `sessionDays`, kept as hashes; and the log of sign-ins, for six months. */
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly devices: KnownDevices,
  ) {}

  /**
   * Begins a session and answers its secret.
   * @param rows of the engine, in the transaction that used up what it was signed in by
   */
  async begin(
    rows: EntityManager,
    accountId: string,
    how: SignInMethod,
    { browser, system, secret: device }: SigningDevice,
  ): Promise<string> {
    const session = secret();
    await rows.query(
      'insert into session (session_hash, account_id, browser, system) values ($1, $2, $3, $4)',
      [hash(session), accountId, browser, system],
    );
    await rows.query('insert into sign_in_log (account_id, how, browser, system) values ($1, $2, $3, $4)', [
      accountId,
      how,
      browser,
      system,
    ]);
    await this.devices.remember(rows, device, accountId);
    return session;
  }

  /**
   * The caller of this session; null when it is unknown or has ended. Using it keeps it alive.
   * @param renewed is called when its 180 days start again, at most once an hour: the browser's cookie must be set again
   */
  async caller(session: string, renewed: () => void = () => undefined): Promise<Caller | null> {
    const sessionHash = hash(session);
    const found = await queryPrepared<Found>(this.database.engine, {
      name: 'caller-of-session',
      text: `select session.account_id as "accountId", session.last_used_at < now() - interval '1 hour' as stale,
                    session.created_at > now() - interval '10 minutes' as "isFresh",
                    account.last_person_id as "lastPersonId", ${membershipColumns}
               from ${membershipsOfSessions}
               join account on account.account_id = session.account_id
               ${membershipJoins}
              where session.session_hash = $1 and ${alive}
              order by p.network_id, p.person_id`,
      values: [sessionHash],
    });
    const [first] = found;
    if (!first) return null;
    if (first.stale) {
      await this.query('update session set last_used_at = now() where session_hash = $1', [sessionHash]);
      renewed();
    }
    return {
      key: sessionHash.toString('base64url'),
      accountId: first.accountId,
      isFresh: first.isFresh,
      chosenId: null,
      lastPersonId: first.lastPersonId,
      memberships: membershipsIn(found),
    };
  }

  /**
   * Where the callers of these sessions belong now, by the key of the session; those that have ended are missing. Does not keep them
   * alive.
   */
  async membershipsOf(keys: readonly string[]): Promise<Map<string, Caller['memberships']>> {
    if (keys.length === 0) return new Map();
    const found = await this.query<Belonging & { hash: Buffer }>(
      `select session.session_hash as hash, ${membershipColumns} from ${membershipsOfSessions} ${membershipJoins}
        where session.session_hash = any ($1) and ${alive} order by p.network_id, p.person_id`,
      [keys.map((key) => Buffer.from(key, 'base64url'))],
    );
    const byKey = Map.groupBy(found, ({ hash: sessionHash }) => sessionHash.toString('base64url'));
    return new Map([...byKey].map(([key, rows]) => [key, membershipsIn(rows)]));
  }

  /** Where an account belongs, with its role there. */
  memberships(accountId: string): Promise<Caller['memberships']> {
    return this.query(
      `select ${membershipColumns} from account_person p ${membershipJoins}
        where p.account_id = $1 and ${isPerson('p')} order by p.network_id, p.person_id`,
      [accountId],
    );
  }

  /** Notes who speaks on an account. */
  async noteSpeaker(accountId: string, personId: PersonId): Promise<void> {
    await this.query('update account set last_person_id = $2 where account_id = $1', [accountId, personId]);
  }

  /** Notes the language of the app that began a session: that of mails to its account. */
  async noteLanguage(session: string, language: Language): Promise<void> {
    await this.query(
      `insert into mail_preference (account_id, language) select account_id, $2 from session where session_hash = $1
       on conflict (account_id) do update set language = excluded.language`,
      [hash(session), language],
    );
  }

  /** The devices of an account, the last used first. @param key of the caller's session, which marks their device */
  list(accountId: string, key: string): Promise<SessionRow[]> {
    return this.query(
      `select session_id as "sessionId", browser, system, created_at as "createdAt", last_used_at as "lastUsedAt",
              session_hash = $2 as "isThis"
         from session where account_id = $1 and ${alive} order by session_hash = $2 desc, last_used_at desc, session_id`,
      [accountId, Buffer.from(key, 'base64url')],
    );
  }

  /** Ends a session of this account; false: it has none with this id. */
  async end(accountId: string, sessionId: string): Promise<boolean> {
    const ended = await this.query(
      `with ended as (delete from session where account_id = $1 and session_id = $2 returning 1) select * from ended`,
      [accountId, sessionId],
    );
    return ended.length > 0;
  }

  async signOut(session: string): Promise<void> {
    await this.query('delete from session where session_hash = $1', [hash(session)]);
  }

  /**
   * Ends every session of these accounts (null: of all), and what could still begin one without asking for it again. Answers how many
   * devices were signed in.
   */
  signOutEverywhere(accountIds: readonly string[] | null): Promise<number> {
    return this.database.engine.transaction(async (rows) => {
      const [ended]: { devices: number }[] = await rows.query(
        `with ended as (delete from session where ${isOneOf} returning ${alive} as is_alive)
         select count(*) filter (where is_alive)::int as devices from ended`,
        [accountIds],
      );
      await rows.query(
        `delete from sign_in_link where $1::uuid[] is null
            or person_id in (select person_id from account_person where ${isOneOf})`,
        [accountIds],
      );
      for (const table of ['sign_in_code', 'known_device'])
        await rows.query(
          `delete from ${table} where $1::uuid[] is null
              or address_hash in (select address_hash from account where ${isOneOf})`,
          [accountIds],
        );
      return ended?.devices ?? 0;
    });
  }

  /** The sign-ins of an account in the last six months, the newest first. */
  signIns(accountId: string): Promise<SignInRow[]> {
    return this.query(
      `select at, how, browser, system from sign_in_log
        where account_id = $1 and at > now() - interval '6 months' order by at desc limit 500`,
      [accountId],
    );
  }

  /** Takes away what is over. */
  async purge(): Promise<void> {
    await this.query(`delete from session where not (${alive})`, []);
    await this.query(`delete from sign_in_log where at <= now() - interval '6 months'`, []);
  }

  private query<T>(statement: string, values: unknown[]): Promise<T[]> {
    return this.database.engine.query(statement, values);
  }
}

const membershipsIn = (found: readonly Belonging[]): Caller['memberships'] =>
  found.flatMap(({ networkId, personId, role, acceptance }) =>
    networkId && personId ? [{ networkId, personId, role, acceptance }] : [],
  );
