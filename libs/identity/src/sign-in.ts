import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { NetworkId, PersonId, Role } from '@relais/contracts';
import type { Database } from '@relais/database';

/** Who asks: one person per network, with his role there. `key` names the token or session without revealing it. */
export type Asker = Readonly<{
  key: string;
  memberships: readonly Readonly<{ networkId: NetworkId; personId: PersonId; role: Role }>[];
}>;

type Membership = Asker['memberships'][number];

const linkMinutes = 10;
const sessionDays = 180;

/** Sign-in links and sessions: random secrets, of which only hashes are kept. */
export class SignIn {
  constructor(private readonly database: Database) {}

  /** Makes a secret for a one-time link, valid for ten minutes, for the account of a person. */
  async makeLink(networkId: NetworkId, personId: PersonId): Promise<string> {
    const link = secret();
    await this.query(
      `insert into sign_in_link (link_hash, account_id, expires_at) values ($1, $2, now() + make_interval(mins => ${String(linkMinutes)}))`,
      [hash(link), await this.accountOf(networkId, personId)],
    );
    return link;
  }

  /** Uses a link up and answers the secret of a new session; null when it is unknown, expired or used. */
  async redeem(link: string): Promise<string | null> {
    const session = secret();
    const made = await this.query(
      `with used as (
         update sign_in_link set used_at = now() where link_hash = $1 and used_at is null and expires_at > now() returning account_id)
       insert into session (session_hash, account_id) select $2, account_id from used returning 1`,
      [hash(link), hash(session)],
    );
    return made.length === 1 ? session : null;
  }

  /** Who asks in this session; null when it is unknown or was not used for 180 days. Using it keeps it alive. */
  async askerOfSession(session: string): Promise<Asker | null> {
    const memberships = await this.query<Membership & { stale: boolean }>(
      `select p.network_id as "networkId", p.person_id as "personId", coalesce(g.role, 'member') as role,
              s.last_used_at < now() - interval '1 hour' as stale
         from session s
         join account_person p using (account_id)
         left join role_grant g on g.network_id = p.network_id and g.person_id = p.person_id
        where s.session_hash = $1 and s.last_used_at > now() - make_interval(days => ${String(sessionDays)})
        order by p.network_id`,
      [hash(session)],
    );
    if (memberships.length === 0) return null;
    if (memberships[0]?.stale) {
      await this.query('update session set last_used_at = now() where session_hash = $1', [hash(session)]);
    }
    return {
      key: hash(session).toString('base64url'),
      memberships: memberships.map(({ networkId, personId, role }) => ({ networkId, personId, role })),
    };
  }

  async signOut(session: string): Promise<void> {
    await this.query('delete from session where session_hash = $1', [hash(session)]);
  }

  private async accountOf(networkId: NetworkId, personId: PersonId): Promise<string> {
    return this.database.engine.transaction(async (rows) => {
      await rows.query('select pg_advisory_xact_lock(hashtext($1))', [`account:${personId}`]);
      const known: { account_id: string }[] = await rows.query(
        'select account_id from account_person where person_id = $1',
        [personId],
      );
      if (known[0]) return known[0].account_id;
      const accountId = randomUUID();
      await rows.query('insert into account (account_id) values ($1)', [accountId]);
      await rows.query('insert into account_person values ($1, $2, $3)', [accountId, networkId, personId]);
      return accountId;
    });
  }

  private query<T>(statement: string, values: unknown[]): Promise<T[]> {
    return this.database.engine.query(statement, values);
  }
}

const secret = (): string => randomBytes(32).toString('base64url');
const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
