import type { Day, PersonId } from '@relais/contracts';
import type { PersonalValues, StoredEvent } from '@relais/event-sourcing';
import { DescribePerson, PersonDescribed, isSameAddress } from '@relais/people';
import type { Knowledge } from '../recorded/knowledge';
import { erasedFields, isImported } from '../recorded/recorder';
import { type PersonField, personFields } from './person-fields';

/** A folder's values of a person; null: there is none. Missing columns are left out. */
export type SaidOfPerson = Readonly<Partial<Record<PersonField, string | null>>>;

type RecordedPerson = Readonly<{
  ref: string;
  personId: PersonId;
  events: readonly StoredEvent[];
  values: PersonalValues | undefined;
  /** Keyed hash of what a command recorded of the person. */
  hashOf: (content: unknown) => string;
  /** The values with which the folder would register the person. */
  registration: PersonalValues;
}>;

export type Description = Readonly<{ command: DescribePerson | null; kept: readonly PersonField[] }>;

/**
 * What a folder corrects of a known person. Erased values do not come back; values that were changed in Relais since stay, and so does
 * the address of a person who has signed in.
 * @param day of the correction
 */
export function planDescription(
  known: Knowledge,
  said: SaidOfPerson,
  person: RecordedPerson,
  day: Day,
): Description {
  const { ref, personId, events, values = {} } = person;
  const differing = personFields.filter(
    (field) => said[field] !== undefined && !isSaid(field, said[field], values[field]),
  );
  const erased = erasedFields(events);
  const standing = differing.filter((field) => !erased.includes(field));
  const stays = (field: PersonField) =>
    isOfRelais(field, events, values) || (field === 'email' && known.signedIn.has(personId));
  const corrected = standing.filter((field) => !stays(field)).toSorted();
  const kept = standing.filter((field) => stays(field) && !isStillSaid(field, said, person));
  if (corrected.length === 0) return { command: null, kept };
  const { networkId } = known.ids;
  const command = new DescribePerson(
    { networkId, personId, fields: corrected },
    known.ids.correction(`person:${ref}`, events, day),
    // An empty value destroys the previous one.
    Object.fromEntries(corrected.map((field) => [field, said[field] ?? ''])),
  );
  return { command, kept };
}

const isSaid = (field: PersonField, said: string | null, recorded: string | undefined): boolean =>
  field === 'email' ? isSameAddress(said, recorded) : (said || null) === (recorded || null);

/** Last changed by a person in Relais. */
function isOfRelais(field: PersonField, events: readonly StoredEvent[], values: PersonalValues): boolean {
  const latest = events.findLast((event) => fieldsOf(event)?.includes(field));
  if (latest) return !isImported(latest);
  return events[0] !== undefined && !isImported(events[0]) && Boolean(values[field]);
}

/** The last import with this field recorded the folder's value: then Relais has changed it, not the sender. */
function isStillSaid(
  field: PersonField,
  said: SaidOfPerson,
  { personId, events, hashOf, registration }: RecordedPerson,
): boolean {
  const imported = events.filter(isImported);
  const latest = imported.findLast((event) => fieldsOf(event)?.includes(field)) ?? imported[0];
  if (!latest) return false;
  const { networkId, metadata } = latest;
  const named = fieldsOf(latest);
  const content = named
    ? [
        'DescribePerson',
        { networkId, personId, fields: named },
        Object.fromEntries(named.map((one) => [one, said[one as PersonField] ?? ''])),
      ]
    : ['RegisterPerson', { networkId, personId }, registration];
  return hashOf(content) === metadata.contentHash;
}

const fieldsOf = (event: StoredEvent): readonly string[] | null =>
  PersonDescribed.is(event) ? event.data.fields : null;
