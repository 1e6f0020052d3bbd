import type { Day, NetworkId, PersonId } from '@relais/contracts';
import type { PersonalValues, StoredEvent } from '@relais/event-sourcing';
import type { Projection } from '@relais/projections';
import type { Vault } from '@relais/vault';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { addressHash } from './addresses';
import { type ProspectErased, destroyErased, erasureTypes } from './erased';
import { ContactErased, PersonErased, type PersonEvent, PersonRegistered } from './person.events';
import { type SuspensionEvent, projectSuspension, suspensionTypes } from './role-suspension.read-model';

@Entity('known_person')
export class KnownPersonRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: PersonId;
  /** The day on which they were registered. */
  @Column('date', { name: 'known_on', nullable: true }) knownOn!: Day | null;
}

/** By what persons who are being erased may be found outside of the database: the keyed hashes of their addresses, and their names. */
type Traces = Readonly<{ addressHashes: ReadonlySet<string>; names: readonly string[] }>;

/** Gets, for the last time, the values by which erased people could be found. */
export type Erasing = (traces: Traces) => Promise<void>;

/**
 * Everyone who was ever seen in a network, with the keyed hash of their address, by which an account finds its persons. An erasure
 * destroys the values here.
 * @param erasing is told of traces before their source is destroyed for ever
 */
export const people = (
  vault: Vault,
  erasing: Erasing = () => Promise.resolve(),
): Projection<PersonEvent | ProspectErased | SuspensionEvent> => ({
  name: 'people',
  types: ['PersonRegistered', 'PersonDescribed', ...erasureTypes, ...suspensionTypes],
  tables: ['known_person', 'erased_subject', 'role_suspension'],
  fromVault: {
    table: 'known_person',
    key: 'person_id',
    keyOf: ({ data }) => ('personId' in data ? data.personId : undefined),
  },
  async handle(all, rows) {
    const events: StoredEvent<PersonEvent | ProspectErased>[] = [];
    for (const event of all)
      switch (event.type) {
        case 'RoleSuspended':
        case 'RoleConfirmed':
        case 'RoleGranted':
          await projectSuspension(event, rows);
          break;
        case 'PersonRegistered':
        case 'PersonDescribed':
        case 'ContactErased':
        case 'PersonErased':
        case 'ProspectErased':
          events.push(event);
      }
    if (events.length === 0) return;
    const traces = await tracesOf(events, rows, vault);
    const erased = await destroyErased(events, rows);
    if (erased.length > 0) await erasing(traces);
    const networks = new Map(
      events.flatMap(({ data, networkId }) =>
        'personId' in data ? [[data.personId, networkId] as const] : [],
      ),
    );
    if (networks.size === 0) return;
    const ids = [...networks.keys()];
    const eventIds = events.map(({ id }) => id);
    const addresses = await vault.openAfter(rows, networks, 'email', eventIds);
    const registered = events.filter((event) => PersonRegistered.is(event));
    const days = new Map(registered.map(({ data, on }) => [data.personId, on]));
    await rows.query(
      `insert into known_person (network_id, person_id, address_hash, known_on)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[])
       on conflict (network_id, person_id) do update set
         address_hash = excluded.address_hash, known_on = coalesce(excluded.known_on, known_person.known_on)`,
      [
        ...[[...networks.values()], ids, ids.map((id) => hashOf(vault, addresses.get(id)))],
        ids.map((id) => days.get(id) ?? null),
      ],
    );
  },
});

async function tracesOf(
  events: readonly StoredEvent<PersonEvent | ProspectErased>[],
  rows: EntityManager,
  vault: Vault,
): Promise<Traces> {
  const erasing = events.filter((event) => PersonErased.is(event) || ContactErased.is(event));
  const traces = { addressHashes: new Set<string>(), names: [] as string[] };
  for (const [networkId, ofNetwork] of Map.groupBy(erasing, (event) => event.networkId)) {
    const ids = ofNetwork.map(({ data }) => data.personId);
    const known: { hash: string }[] = await rows.query(
      `select address_hash as hash from known_person
        where network_id = $1 and person_id = any ($2) and address_hash is not null`,
      [networkId, ids],
    );
    for (const { hash } of known) traces.addressHashes.add(hash);
    const wholly = ids.filter((_, n) => ofNetwork[n]?.type === 'PersonErased');
    for (const { name } of (await vault.open(rows, networkId, wholly)).values())
      if (name) traces.names.push(name);
  }
  return traces;
}

const hashOf = (vault: Vault, address: string | undefined): string | null =>
  address === undefined || address === '' ? null : addressHash(vault, address);

export type PersonCard = Readonly<{
  personId: PersonId;
  ref: string;
  name: string | null;
  company: string | null;
  sector: string | null;
  email: string | null;
  /** As the participant who brought them announced it; nobody signs in by it. */
  guestEmail: string | null;
  phone: string | null;
  /** What the person says of themselves, and who is a good contact for them. */
  presentation: string | null;
  goodContact: string | null;
  /** Whether the person lets others in the network see the telephone. */
  isPhoneShown: boolean;
  /** Whether the person lets visitors of a meeting where they are read their card. */
  isCardShown: boolean;
  /** « ne souhaite pas »: said by the person, or noted by a host. */
  declinesFollowUp: boolean;
}>;

/**
 * Names and other values, opened from the vault, by person; `ref` is the id of persons who were registered in Relais, `name` is null
 * when erased.
 * @param personIds of this network; without them everyone known to it
 */
export async function personCards(
  rows: EntityManager,
  vault: Vault,
  networkId: NetworkId,
  personIds?: readonly PersonId[],
): Promise<Map<PersonId, PersonCard>> {
  const ids =
    personIds ?? (await rows.find(KnownPersonRow, { where: { networkId } })).map(({ personId }) => personId);
  const values = await vault.open(rows, networkId, ids);
  return new Map(ids.map((personId) => [personId, cardOf(personId, values.get(personId) ?? {})]));
}

function cardOf(
  personId: PersonId,
  {
    ref,
    name,
    company,
    sector,
    email,
    guestEmail,
    phone,
    presentation,
    goodContact,
    phoneShown,
    cardShown,
    followUp,
  }: PersonalValues,
): PersonCard {
  return {
    personId,
    ref: ref ?? personId,
    name: name || null,
    company: company || null,
    sector: sector || null,
    email: email || null,
    guestEmail: guestEmail || null,
    phone: phone || null,
    presentation: presentation || null,
    goodContact: goodContact || null,
    isPhoneShown: phoneShown === 'yes',
    isCardShown: cardShown === 'yes',
    declinesFollowUp: followUp === 'no',
  };
}
