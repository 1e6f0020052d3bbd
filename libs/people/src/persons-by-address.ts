import type { NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

/** The persons that a network knows by these addresses, by the keyed hash of each. @param rows of a reader */
export async function personsByAddress(
  rows: EntityManager,
  networkId: NetworkId,
  hashes: readonly string[],
): Promise<Map<string, PersonId>> {
  const found: { personId: PersonId; hash: string }[] = await rows.query(
    `select person_id as "personId", address_hash as hash from known_person where network_id = $1 and address_hash = any ($2)`,
    [networkId, hashes],
  );
  return new Map(found.map(({ hash, personId }) => [hash, personId]));
}
