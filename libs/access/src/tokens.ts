import { randomUUID } from 'node:crypto';
import type { ActingRole, Day, NetworkId, PersonId, Role, TokenId } from '@relais/contracts';
import { type Database, batchLookUps, queryPrepared } from '@relais/database';
import { NothingHere, Refusal } from '@relais/event-sourcing';
import { networkRelations } from '@relais/networks';
import { includesRole } from '@relais/networks/rules';
import { isSuspended } from '@relais/people';
import type { EntityManager } from 'typeorm';
import { isPerson } from './accounts/persons-of-accounts';
import { actingRole } from './acting-role';
import type { Caller } from './caller';
import { noteInAudit } from './audit-trail';
import { hash, secret } from './secrets';

type Membership = Caller['memberships'][number];

/**
 * `lastDay` in the network's zone, null: a year from now. `tokenId`: random unless given. `isCapped`: the person made it, and its role
 * is never more than theirs at that moment; otherwise the operator made it, and its role is its own, though no visitor is a member by it.
 */
export type NewToken = Readonly<{
  networkId: NetworkId;
  personId: PersonId;
  role: Role;
  name: string;
  timezone: string;
  lastDay?: Day | null;
  tokenId?: TokenId;
  isCapped?: boolean;
}>;

/** The secret is shown here and never again. */
export type MadeToken = Readonly<{ tokenId: TokenId; token: string; expiresOn: Day }>;

export type ListedToken = Readonly<{
  tokenId: TokenId;
  personId: PersonId;
  name: string;
  role: Role;
  madeOn: Day;
  expiresOn: Day;
  isExpired: boolean;
  lastUsedOn: Day | null;
}>;

type Found = Omit<Membership, 'acceptance'> & {
  hash: Buffer;
  isCapped: boolean;
  acting: ActingRole;
  isSuspended: boolean;
  isFirstToday: boolean;
};

/** API tokens: random secrets for one person, network and role; only their hashes are kept. */
export class Tokens {
  private readonly membershipOf = batchLookUps<Buffer, Membership | undefined>(async (hashes) => {
    const found = await queryPrepared<Found>(this.database.engine, {
      name: 'members-of-tokens',
      text: `select token_hash as hash, network_id as "networkId", person_id as "personId", t.role, is_capped as "isCapped",
                    ${actingRole('t', 'g')} as acting, ${isSuspended('t')} as "isSuspended", last_used_on is distinct from ${today} as "isFirstToday"
               from api_token t left join ${networkRelations.roles} g using (network_id, person_id)
              where token_hash = any ($1) and expires_at > now()`,
      values: [hashes],
    });
    await this.note(found.filter(({ isFirstToday }) => isFirstToday));
    const memberships = new Map(found.map((one) => [one.hash.toString('hex'), membershipIn(one)]));
    return hashes.map((asked) => memberships.get(asked.toString('hex')));
  });

  constructor(private readonly database: Database) {}

  /** @throws Refusal `not-found` for an id of another network, `other-content` for one that is taken */
  async make(wanted: NewToken): Promise<MadeToken> {
    const { networkId, personId, role, name, timezone, lastDay = null, isCapped = false } = wanted;
    const { tokenId = randomUUID() as TokenId } = wanted;
    const token = `relais_${secret()}`;
    const [made] = await this.query<{ expiresOn: Day }>(
      `with made as (
         insert into api_token (token_id, token_hash, network_id, person_id, role, name, is_capped, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7,
                 (coalesce($8::date, (now() at time zone $9)::date + interval '1 year') + interval '1 day') at time zone $9)
         on conflict (token_id) do nothing returning ${expiresOn('$9')} as "expiresOn"),
       noted as (
         insert into audit_entry (network_id, what, about, by_id)
         select $3, 'token-made', $1, case when $7 then $4 end from made)
       select * from made`,
      [tokenId, hash(token), networkId, personId, role, name, isCapped, lastDay, timezone],
    );
    if (made) return { tokenId, token, expiresOn: made.expiresOn };
    const here = await this.query('select from api_token where token_id = $1 and network_id = $2', [
      tokenId,
      networkId,
    ]);
    throw here.length === 0
      ? new NothingHere()
      : new Refusal('other-content', 'A token is shown once. Revoke this one and make another.');
  }

  /** The caller of this token; null when it is unknown, expired or revoked. */
  async callerOf(token: string): Promise<Caller | null> {
    const tokenHash = hash(token);
    const membership = await this.membershipOf(tokenHash);
    return membership
      ? {
          key: tokenHash.toString('base64url'),
          accountId: null,
          isFresh: true,
          chosenId: null,
          lastPersonId: null,
          memberships: [membership],
        }
      : null;
  }

  /** Where the callers of these tokens belong now, by the key of the token; those that are no longer valid are missing. */
  async membershipsOf(keys: readonly string[]): Promise<Map<string, Caller['memberships']>> {
    const found = await Promise.all(
      keys.map(async (key) => [key, await this.membershipOf(Buffer.from(key, 'base64url'))] as const),
    );
    return new Map(found.flatMap(([key, membership]) => (membership ? [[key, [membership]]] : [])));
  }

  /** The tokens of a network, newest first; days in its zone. @param rows of a reader */
  listOf(rows: EntityManager, networkId: NetworkId, timezone: string): Promise<ListedToken[]> {
    return rows.query(
      `select token_id as "tokenId", person_id as "personId", name, role, (created_at at time zone $2)::date::text as "madeOn",
              ${expiresOn('$2')} as "expiresOn", expires_at <= now() as "isExpired", last_used_on::text as "lastUsedOn"
         from api_token where network_id = $1 order by created_at desc, token_id`,
      [networkId, timezone],
    );
  }

  /** The valid tokens that act for persons of these accounts (null: of all). */
  actingFor(accountIds: readonly string[] | null): Promise<Pick<ListedToken, 'tokenId' | 'name'>[]> {
    return this.query(
      `select token_id as "tokenId", name from api_token t
        where expires_at > now() and ($1::uuid[] is null or exists (
          select from account_person p
           where p.network_id = t.network_id and p.person_id = t.person_id and p.account_id = any ($1) and ${isPerson('p')}))
        order by created_at, token_id`,
      [accountIds],
    );
  }

  /** Revokes a token. @throws Refusal `not-found` */
  async revoke(networkId: NetworkId, tokenId: TokenId, byId: PersonId): Promise<void> {
    const revoked = await this.database.engine.transaction(async (rows) => {
      const [, count]: [unknown, number] = await rows.query(
        'delete from api_token where network_id = $1 and token_id = $2',
        [networkId, tokenId],
      );
      if (count > 0) await noteInAudit(rows, { networkId, what: 'token-revoked', about: tokenId, byId });
      return count > 0;
    });
    if (!revoked) throw new Refusal('not-found', 'There is no such token here.');
  }

  private async note(used: readonly Found[]): Promise<void> {
    if (used.length === 0) return;
    await this.query(`update api_token set last_used_on = ${today} where token_hash = any ($1)`, [
      used.map((one) => one.hash),
    ]);
  }

  private query<T>(statement: string, values: unknown[]): Promise<T[]> {
    return this.database.engine.query(statement, values);
  }
}

const today = `(now() at time zone 'UTC')::date`;
const expiresOn = (zone: string) => `((expires_at at time zone ${zone})::date - 1)::text`;

const membershipIn = ({ networkId, personId, role, isCapped, acting, ...found }: Found): Membership => ({
  networkId,
  personId,
  role: (isCapped || found.isSuspended || role === 'member') && !includesRole(acting, role) ? acting : role,
  acceptance: 'accepted',
});
