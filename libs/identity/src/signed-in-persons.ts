import type { PersonId } from '@relais/contracts';
import type { EntityManager } from 'typeorm';

/**
 * Which of these persons have signed in: they are linked to an account, for as long as they are known, or an account verified their
 * address. An operator's link counts from when it is made. @param rows of the engine
 */
export async function signedInAmong(
  rows: EntityManager,
  personIds: readonly PersonId[],
): Promise<Set<PersonId>> {
  const found: { personId: PersonId }[] = await rows.query(
    `select person_id as "personId" from account_person where person_id = any ($1)
     union
     select k.person_id from known_person k join account using (address_hash) where k.person_id = any ($1)`,
    [personIds],
  );
  return new Set(found.map(({ personId }) => personId));
}
