import type { NetworkId, PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

/**
 * The known persons that stand for the lines of other refs in imports, by the id that follows from such a ref.
 * @param rows of the engine
 */
export async function mergedPersonsOf(
  rows: EntityManager,
  networkId: NetworkId,
): Promise<Map<string, PersonId>> {
  const found: { importedId: string; personId: PersonId }[] = await rows.query(
    'select imported_id as "importedId", person_id as "personId" from merged_person where network_id = $1',
    [networkId],
  );
  return new Map(found.map(({ importedId, personId }) => [importedId, personId]));
}

/** From now on imports take these ids as those persons; erasing a person keeps this, so that no later folder brings them back. */
export async function keepMergedPersons(
  rows: EntityManager,
  networkId: NetworkId,
  merged: ReadonlyMap<string, PersonId>,
): Promise<void> {
  await rows.query(
    `insert into merged_person (network_id, imported_id, person_id)
     select $1, * from unnest($2::uuid[], $3::uuid[]) on conflict do nothing`,
    [networkId, [...merged.keys()], [...merged.values()]],
  );
}
