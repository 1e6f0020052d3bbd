import type { NetworkId, PersonId } from '@relais/contracts';
import { peopleRelations } from '@relais/people';
import type { EntityManager } from 'typeorm';
import { isPerson } from './persons-of-accounts';

/** A person of an account with a new address that is to be recorded in the person's network. */
export type OpenChange = Readonly<{
  changeId: string;
  accountId: string;
  networkId: NetworkId;
  personId: PersonId;
}>;

/** Notes the persons of an account that is about to have another address. A network that has erased the old one gets no new one. @param rows of the engine */
export async function noteChange(rows: EntityManager, accountId: string, changeId: string): Promise<void> {
  await rows.query(
    `insert into address_change (account_id, network_id, person_id, change_id)
     select p.account_id, p.network_id, p.person_id, $2 from account_person p join ${peopleRelations.known} k using (network_id, person_id)
      where p.account_id = $1 and k.address_hash is not null and ${isPerson('p')}
     on conflict (person_id) do update set account_id = excluded.account_id, change_id = excluded.change_id`,
    [accountId, changeId],
  );
}

/** The addresses that are still to be recorded, of one account or of all. @param rows of the engine */
export const openChanges = (rows: EntityManager, accountId: string | null): Promise<OpenChange[]> =>
  rows.query(
    `select change_id as "changeId", account_id as "accountId", network_id as "networkId", person_id as "personId"
       from address_change where $1::uuid is null or account_id = $1 order by account_id, network_id, person_id`,
    [accountId],
  );

/** A later change of the same account stays open. @param rows of the engine */
export async function closeChange(
  rows: EntityManager,
  { changeId, personId }: Pick<OpenChange, 'changeId' | 'personId'>,
): Promise<void> {
  await rows.query('delete from address_change where person_id = $1 and change_id = $2', [
    personId,
    changeId,
  ]);
}
