import { randomUUID } from 'node:crypto';
import type { Day, JoinRequestId, NetworkId, PersonId } from '@relais/contracts';
import type { Database } from '@relais/database';
import { addressHash } from '@relais/people';
import { type Vault, noteResidue } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import { noteInAudit } from './audit-trail';
import { hash } from './secrets';

/** The join link of a network, valid until the end of the day `expiresOn` at the latest. */
export type JoinLink = Readonly<{ secret: string; expiresOn: Day }>;

export type Asked = Readonly<{ name: string; address: string }>;
export type JoinRequest = Asked & Readonly<{ requestId: JoinRequestId; askedOn: Day }>;

type SealedRequest = Readonly<{
  requestId: JoinRequestId;
  sealed: Buffer;
  wrappedKey: Buffer;
  askedOn: Day;
}>;

const kept = '30 days';

/**
 * How visitors ask for admission: by a link that organisers make. Its secret is derived from its random id and a key of the
 * installation, so it can be shown again, and the database alone, which has only its hash, gives no link. A visitor is in no event
 * until an organiser admits them; until then name and address are sealed here, for thirty days at most.
 */
export class Joining {
  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
  ) {}

  /** Makes the link of a network, for thirty days; the one before is worth nothing from now on. */
  async renew(networkId: NetworkId, byId: PersonId): Promise<void> {
    const linkId = randomUUID();
    await this.database.engine.transaction(async (rows) => {
      await rows.query(
        `insert into join_link (network_id, link_id, link_hash, expires_at) values ($1, $2, $3, now() + interval '${kept}')
         on conflict (network_id) do update set
           link_id = excluded.link_id, link_hash = excluded.link_hash, expires_at = excluded.expires_at`,
        [networkId, linkId, hash(this.secretOf(linkId))],
      );
      await noteInAudit(rows, { networkId, what: 'join-link-made', about: linkId, byId });
    });
  }

  /** There may be none. */
  async revoke(networkId: NetworkId, byId: PersonId): Promise<void> {
    await this.database.engine.transaction(async (rows) => {
      const [revoked]: [{ linkId: string }[], number] = await rows.query(
        'delete from join_link where network_id = $1 returning link_id as "linkId"',
        [networkId],
      );
      for (const { linkId } of revoked)
        await noteInAudit(rows, { networkId, what: 'join-link-revoked', about: linkId, byId });
    });
  }

  /** The link that is good now, with its last day in the network's zone. @param rows of a reader */
  async linkOf(rows: EntityManager, networkId: NetworkId, timezone: string): Promise<JoinLink | null> {
    const [found]: { linkId: string; expiresOn: Day }[] = await rows.query(
      `select link_id as "linkId", (expires_at at time zone $2)::date::text as "expiresOn"
         from join_link where network_id = $1 and expires_at > now()`,
      [networkId, timezone],
    );
    return found ? { secret: this.secretOf(found.linkId), expiresOn: found.expiresOn } : null;
  }

  /** The network of a link; null when it is unknown, over, revoked or renewed. */
  async networkOf(secret: string): Promise<NetworkId | null> {
    const [found] = await this.query<{ networkId: NetworkId }>(
      'select network_id as "networkId" from join_link where link_hash = $1 and expires_at > now()',
      [hash(secret)],
    );
    return found?.networkId ?? null;
  }

  /** Keeps a request; the same address again replaces its earlier one. */
  async ask(networkId: NetworkId, { name, address }: Asked): Promise<void> {
    const requestId = randomUUID();
    const { sealed, wrappedKey } = this.vault.sealAlone(requestId, JSON.stringify({ name, address }));
    await this.query(
      `insert into join_request (request_id, network_id, address_hash, sealed, wrapped_key) values ($1, $2, $3, $4, $5)
       on conflict (network_id, address_hash) do update set
         request_id = excluded.request_id, sealed = excluded.sealed, wrapped_key = excluded.wrapped_key, asked_at = now()`,
      [requestId, networkId, addressHash(this.vault, address), sealed, wrappedKey],
    );
  }

  /** The waiting requests, the newest first; days in the network's zone. @param rows of a reader */
  async requestsOf(rows: EntityManager, networkId: NetworkId, timezone: string): Promise<JoinRequest[]> {
    const found: SealedRequest[] = await rows.query(
      `select request_id as "requestId", sealed, wrapped_key as "wrappedKey", (asked_at at time zone $2)::date::text as "askedOn"
         from join_request where network_id = $1 and asked_at > now() - interval '${kept}' order by asked_at desc, request_id`,
      [networkId, timezone],
    );
    return found.map(({ requestId, askedOn, ...sealed }) => ({
      ...{ requestId, askedOn },
      ...(JSON.parse(this.vault.openAlone(requestId, sealed)) as Asked),
    }));
  }

  /** How many wait. @param rows of a reader */
  async countRequests(rows: EntityManager, networkId: NetworkId): Promise<number> {
    const [found]: { count: number }[] = await rows.query(
      `select count(*)::integer as count from join_request where network_id = $1 and asked_at > now() - interval '${kept}'`,
      [networkId],
    );
    return found?.count ?? 0;
  }

  /** Forgets a request. @returns whether there was one */
  async drop(networkId: NetworkId, requestId: JoinRequestId): Promise<boolean> {
    return this.database.engine.transaction(async (rows) => {
      const [, count]: [unknown, number] = await rows.query(
        'delete from join_request where network_id = $1 and request_id = $2',
        [networkId, requestId],
      );
      if (count > 0) await noteResidue(rows);
      return count > 0;
    });
  }

  /** Takes away links and requests that are over. */
  async purge(): Promise<void> {
    await this.query('delete from join_link where expires_at <= now()', []);
    await this.query(`delete from join_request where asked_at <= now() - interval '${kept}'`, []);
  }

  private secretOf(linkId: string): string {
    return this.vault.fingerprint(`join:${linkId}`);
  }

  private query<T>(statement: string, values: unknown[]): Promise<T[]> {
    return this.database.engine.query(statement, values);
  }
}
