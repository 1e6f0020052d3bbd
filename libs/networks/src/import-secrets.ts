import { randomBytes } from 'node:crypto';
import type { NetworkId } from '@relais/contracts';
import { v5 } from '@relais/event-sourcing';
import type { EntityManager } from 'typeorm';

const hexOfUuid = /(.{8})(.{4})(.{4})(.{4})(.{12})/;

/** 128 random bits, written like a UUID. */
export const drawImportSecret = (): string =>
  randomBytes(16).toString('hex').replace(hexOfUuid, '$1-$2-$3-$4-$5');

/** The id of what a folder calls by a ref. @param secret of its network */
export const importedId = (secret: string, kind: string, ref: string): string => v5(secret, `${kind}:${ref}`);

/**
 * The secret from which the ids of imports into a network derive. A network from before these secrets has its id instead, so that its folders go on
 * finding what they brought.
 * @param rows of the engine
 */
export async function importSecretOf(rows: EntityManager, networkId: NetworkId): Promise<string> {
  const [kept]: { secret: string }[] = await rows.query(
    'select secret from import_secret where network_id = $1',
    [networkId],
  );
  return kept?.secret ?? networkId;
}

/** Keeps the secret of a network that is about to be founded; one that is kept already stays. @param rows of the engine */
export async function keepImportSecret(
  rows: EntityManager,
  networkId: NetworkId,
  secret: string,
): Promise<void> {
  await rows.query('insert into import_secret (network_id, secret) values ($1, $2) on conflict do nothing', [
    networkId,
    secret,
  ]);
}
