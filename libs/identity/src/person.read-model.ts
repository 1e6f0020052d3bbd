import type { NetworkId, PersonId } from '@relais/contracts';
import type { PersonalValues } from '@relais/event-sourcing';
import { type Vault, destroyErased, erasureTypes } from '@relais/privacy';
import type { Projection } from '@relais/read-models';
import { Entity, type EntityManager, PrimaryColumn } from 'typeorm';

@Entity('known_person')
export class KnownPersonRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId;
}

/** Everybody who was ever seen in a network, and whose values were destroyed: that is done here. */
export const people: Projection = {
  name: 'people',
  types: ['PersonRegistered', ...erasureTypes],
  tables: ['known_person', 'erased_subject'],
  async handle(events, rows) {
    const registered = events.filter(({ type }) => type === 'PersonRegistered');
    if (registered.length > 0)
      await rows.query('insert into known_person select * from unnest($1::uuid[], $2::uuid[])', [
        registered.map(({ networkId }) => networkId),
        registered.map(({ data }) => (data as { personId: PersonId }).personId),
      ]);
    await destroyErased(events, rows);
  },
};

export type PersonCard = Readonly<{
  personId: PersonId;
  ref: string;
  name: string | null;
  company: string | null;
  sector: string | null;
  email: string | null;
}>;

/**
 * Names and the like, opened from the vault, by person; `ref` is the id for whoever was born in Relais, `name` null when erased.
 * @param personIds of this network; without them everybody known to it
 */
export async function personCards(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  personIds?: readonly PersonId[],
): Promise<Map<PersonId, PersonCard>> {
  const ids =
    personIds ?? (await rows.find(KnownPersonRow, { where: { networkId } })).map(({ personId }) => personId);
  const values = await (personIds ? vault.open(rows, personIds) : vault.openPersons(rows, networkId));
  return new Map(ids.map((personId) => [personId, cardOf(personId, values.get(personId) ?? {})]));
}

function cardOf(personId: PersonId, { ref, name, company, sector, email }: PersonalValues): PersonCard {
  return {
    personId,
    ref: ref ?? personId,
    name: name ?? null,
    company: company ?? null,
    sector: sector ?? null,
    email: email ?? null,
  };
}
