import { randomBytes } from 'node:crypto';
import { type NetworkId, cleanName } from '@relais/contracts';
import { claimedIds } from '@relais/database';
import { claimOfRef, v5 } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';

const hexOfUuid = /(.{8})(.{4})(.{4})(.{4})(.{12})/;

/** 128 random bits, written like a UUID. */
export const drawImportSecret = (): string =>
  randomBytes(16).toString('hex').replace(hexOfUuid, '$1-$2-$3-$4-$5');

/** The id of what a folder calls by a ref. @param secret of its network */
export const importedId = (secret: string, kind: string, ref: string): string => v5(secret, `${kind}:${ref}`);

/**
 * The secret from which the ids of imports into a network are derived. A network from before these secrets has its id instead, so that
 * its folders still find what they recorded.
 * @param rows of the engine
 */
export async function importSecretOf(rows: EntityManager, networkId: NetworkId): Promise<string> {
  const [kept]: { secret: string }[] = await rows.query(
    'select secret from import_secret where network_id = $1',
    [networkId],
  );
  return kept?.secret ?? networkId;
}

/** Keeps the secret of a network that is about to be founded under a ref; what is kept already stays. @param rows of the engine */
export async function keepImportSecret(
  rows: EntityManager,
  { networkId, ref }: Readonly<{ networkId: NetworkId; ref: string }>,
  secret: string,
): Promise<void> {
  await rows.query(
    `insert into import_secret (network_id, secret)
     select $1, $2 where not exists (select from ${claimedIds} c where event_id = $3) on conflict do nothing`,
    [networkId, secret, claimOfRef(ref)],
  );
}

/** The network with a ref, from its founding on; null: there is none. @param rows of the engine */
export async function networkIdByRef(rows: EntityManager, ref: string): Promise<NetworkId | null> {
  const [claim]: { networkId: NetworkId }[] = await rows.query(
    `select network_id as "networkId" from ${claimedIds} c where event_id = $1`,
    [claimOfRef(ref)],
  );
  return claim?.networkId ?? networkIdByCleanRef(rows, ref);
}

/** The ref of a network that was founded before refs were cleaned. */
async function networkIdByCleanRef(rows: EntityManager, ref: string): Promise<NetworkId | null> {
  const others: { networkId: NetworkId; ref: string }[] = await rows.query(
    `select network_id as "networkId", ref from network where ref ~ '[^!-~]'`,
  );
  return others.find((other) => cleanName(other.ref) === ref)?.networkId ?? null;
}
