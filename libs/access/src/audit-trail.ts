import { randomUUID } from 'node:crypto';
import type { NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

/** What is noted in addition to the events. `about`: the token, link or person; `byId`: null for the operator. */
export type AuditNote = Readonly<{
  networkId: NetworkId;
  what:
    | 'imported'
    | 'exported'
    | 'token-made'
    | 'token-revoked'
    | 'join-link-made'
    | 'join-link-revoked'
    | 'address-corrected';
  about: string | null;
  byId: PersonId | null;
}>;

export type NotedEntry = Omit<AuditNote, 'networkId'> & Readonly<{ at: Date }>;

/** How long entries are kept and shown. */
const auditKept = '12 months';

/**
 * @param rows of the engine, in the transaction of the noted change, if there is one
 * @param entryId for entries that may be noted again: they are kept once
 */
export async function noteInAudit(
  rows: EntityManager,
  { networkId, what, about, byId }: AuditNote,
  entryId: string = randomUUID(),
): Promise<void> {
  await rows.query(
    `insert into audit_entry (entry_id, network_id, what, about, by_id) values ($1, $2, $3, $4, $5)
     on conflict (entry_id) do nothing`,
    [entryId, networkId, what, about, byId],
  );
}

/** The entries of a network, the newest first. @param rows of a reader */
export const readAuditEntries = (rows: EntityManager, networkId: NetworkId): Promise<NotedEntry[]> =>
  rows.query(
    `select at, what, about, by_id as "byId" from audit_entry
      where network_id = $1 and at > now() - interval '${auditKept}' order by at desc, entry_id`,
    [networkId],
  );

/** Takes away what is older. @param rows of the engine */
export async function purgeAudit(rows: EntityManager): Promise<void> {
  await rows.query(`delete from audit_entry where at <= now() - interval '${auditKept}'`);
}
