import type { NetworkId, PersonId, ReferralId } from '@relais/contracts';
import type { Event, StoredEvent } from '@relais/event-sourcing';
import type { Policy } from '@relais/projections';
import { destroySubjects } from '@relais/vault';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { forgetCalls } from './care-notes';
import type { ErasureEntry, ErasureList } from './erasure-list';
import type { PersonEvent } from './person.events';
import { prospectId } from './subjects';

/** `person` and `prospect`: everything; `contact`: e-mail and telephone of a person. */
export type Erased = 'person' | 'contact' | 'prospect';

/** What was erased, and about which person or prospect of a referral. */
@Entity('erased_subject')
export class ErasedSubjectRow {
  @PrimaryColumn('uuid', { name: 'network_id' }) networkId!: NetworkId;
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId!: string;
  @PrimaryColumn('text') what!: Erased;
  @Column('uuid') about!: PersonId | ReferralId;
  @Column('date', { name: 'erased_on' }) erasedOn!: string;
}

/** The referrals are listed above; this lists their prospects. */
export type ProspectErased = Event<'ProspectErased', { referralId: ReferralId }>;

type MayErase = PersonEvent | ProspectErased;

export const erasureTypes = ['PersonErased', 'ContactErased', 'ProspectErased'] as const;

/**
 * Destroys what these events erase: keys and values, unwritten ones too, and a person's care notes; and notes it. A repeat changes
 * nothing. E-mail and telephone were overwritten when the event was recorded: later ones stay.
 * @param rows of the engine
 */
export async function destroyErased(
  events: readonly StoredEvent<MayErase>[],
  rows: EntityManager,
): Promise<ErasedSubjectRow[]> {
  const erased = events.flatMap((event) => rowOf(event) ?? []);
  if (erased.length === 0) return [];
  const column = (key: keyof ErasedSubjectRow) => erased.map((row) => row[key]);
  await rows.query(
    `insert into erased_subject (network_id, subject_id, what, about, erased_on)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::date[]) on conflict do nothing`,
    [column('networkId'), column('subjectId'), column('what'), column('about'), column('erasedOn')],
  );
  await destroySubjects(
    rows,
    erased.filter(({ what }) => what !== 'contact'),
  );
  for (const { networkId, about } of erased.filter(({ what }) => what === 'person'))
    await forgetCalls(rows, networkId, about as PersonId);
  return erased;
}

/** The persons of a network whose values were destroyed. @param rows of a reader or of the engine */
export async function erasedPersons(
  rows: EntityManager,
  networkId: NetworkId,
): Promise<ReadonlySet<PersonId>> {
  const found: { personId: PersonId }[] = await rows.query(
    `select about as "personId" from erased_subject where network_id = $1 and what = 'person'`,
    [networkId],
  );
  return new Set(found.map(({ personId }) => personId));
}

export const entriesOf = (erased: readonly ErasedSubjectRow[]): ErasureEntry[] =>
  erased.map(({ what, networkId, about }) => ({ what, networkId, about }) as ErasureEntry);

/** Whenever something is erased, the list of erasures has it. */
export const erasuresAreListed = (list: Pick<ErasureList, 'add'>): Policy<MayErase> => ({
  types: erasureTypes,
  handle(event) {
    const erased = rowOf(event);
    if (erased) list.add(entriesOf([erased]));
    return Promise.resolve();
  },
});

/** What an event erased; null: nothing. */
function rowOf({ type, data, networkId, on }: StoredEvent<MayErase>): ErasedSubjectRow | null {
  const row = { networkId: networkId as NetworkId, erasedOn: on };
  switch (type) {
    case 'PersonErased':
      return { ...row, what: 'person', subjectId: data.personId, about: data.personId };
    case 'ContactErased':
      return { ...row, what: 'contact', subjectId: data.personId, about: data.personId };
    case 'ProspectErased':
      return { ...row, what: 'prospect', subjectId: prospectId(data.referralId), about: data.referralId };
    case 'PersonRegistered':
    case 'PersonDescribed':
      return null;
  }
}
