import { randomUUID } from 'node:crypto';
import type { NetworkId, PersonId } from '@relais/contracts';
import { networkRelations } from '@relais/networks';
import { peopleRelations } from '@relais/people';
import type { EntityManager } from 'typeorm';

/** SQL: whether the person of a row of `account_person` (by its alias) has accepted the network, or had signed in before that was asked. */
const hasAccepted = (row: string): string =>
  `(${row}.signed_in_before or exists (select from ${networkRelations.answers} w
      where w.network_id = ${row}.network_id and w.person_id = ${row}.person_id and w.answer = 'accepted'))`;

/**
 * SQL: whether the account of a row of `account_person` (by its alias) still is that person. Once they have accepted, it is; until then
 * others may correct the person's address, and an account with another address is no longer that person.
 */
export const isPerson = (row: string): string =>
  `(${hasAccepted(row)} or not exists (select from account o, ${peopleRelations.known} k
      where o.account_id = ${row}.account_id and k.network_id = ${row}.network_id and k.person_id = ${row}.person_id
        and o.address_hash <> k.address_hash))`;

/** Which of these persons had signed in before acceptance was asked for. @param rows of the engine */
export async function signedInBefore(
  rows: EntityManager,
  personIds: readonly PersonId[],
): Promise<Set<PersonId>> {
  if (personIds.length === 0) return new Set();
  const found: { personId: PersonId }[] = await rows.query(
    `select person_id as "personId" from account_person where person_id = any ($1) and signed_in_before`,
    [personIds],
  );
  return new Set(found.map(({ personId }) => personId));
}

/** The persons in a network that share the account of one of them; a person without an account is alone. @param rows of the engine */
export async function sharingAccount(
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
): Promise<Set<PersonId>> {
  const found: { personId: PersonId }[] = await rows.query(
    `select other.person_id as "personId" from account_person one join account_person other using (account_id, network_id)
      where network_id = $1 and one.person_id = $2 and ${isPerson('one')} and ${isPerson('other')}`,
    [networkId, personId],
  );
  return new Set([personId, ...found.map((other) => other.personId)]);
}

/**
 * The account of a person that an operator vouches for: the one in which they accepted the network, or one of this person alone. It is
 * never the account of an address that others entered for the person.
 * @param rows of the engine, in a transaction
 */
export async function accountOfPerson(
  rows: EntityManager,
  networkId: NetworkId,
  personId: PersonId,
): Promise<string> {
  await rows.query('select pg_advisory_xact_lock(hashtext($1))', [`account:${personId}`]);
  const [own]: { account_id: string }[] = await rows.query(
    `select account_id from account_person p join account a using (account_id)
      where p.person_id = $1 and (a.address_hash is null or ${hasAccepted('p')})`,
    [personId],
  );
  if (own) return own.account_id;
  const accountId = randomUUID();
  await rows.query('insert into account (account_id) values ($1)', [accountId]);
  await rows.query(
    `insert into account_person (account_id, network_id, person_id, signed_in_before) values ($1, $2, $3, false)
     on conflict (person_id) do update set account_id = excluded.account_id`,
    [accountId, networkId, personId],
  );
  return accountId;
}

/** Links a person without an account to an account. @param rows of the engine */
export async function give(
  rows: EntityManager,
  accountId: string,
  networkId: NetworkId,
  personId: PersonId,
): Promise<void> {
  await rows.query(
    'insert into account_person (account_id, network_id, person_id, signed_in_before) values ($1, $2, $3, false) on conflict do nothing',
    [accountId, networkId, personId],
  );
}

/**
 * Links an account to the persons that were registered with its address since it signed in and have no other account.
 * @param rows of the engine
 */
export async function giveInvited(rows: EntityManager, accountId: string): Promise<void> {
  await rows.query(
    `insert into account_person (account_id, network_id, person_id, signed_in_before)
     select a.account_id, k.network_id, k.person_id, false from account a join ${peopleRelations.known} k using (address_hash)
      where a.account_id = $1
        and not exists (select from account_person p where p.person_id = k.person_id and ${isPerson('p')})
     on conflict (person_id) do update set account_id = excluded.account_id where not ${isPerson('account_person')}`,
    [accountId],
  );
}
