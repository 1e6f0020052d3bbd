import type { Day, PersonId } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';

/** Persons by the field that names them: `{ giverId: … }`; null: not given. */
export type NamedPersons = Readonly<Record<string, PersonId | null>>;

/**
 * Only participants of a day may be named in what happens on it: a member who has left is refused (DOMAIN.md, "Rules every network
 * has").
 * @throws Refusal `giver-not-a-participant`, `receiver-not-a-participant` and so on, with the field as path
 */
export function ensureParticipants(
  people: NamedPersons,
  day: Day,
  participants: ReadonlySet<PersonId | null>,
): void {
  for (const [field, personId] of Object.entries(people)) {
    ensure(
      personId === null || participants.has(personId),
      `${nameOf(field)}-not-a-participant`,
      `The ${nameOf(field)} was not a participant on ${day}.`,
      field,
    );
  }
}

/** @throws Refusal `unknown-person` unless the network has seen everyone, whenever that was; with the field as path */
export function ensureKnown(people: NamedPersons, known: ReadonlySet<PersonId>): void {
  for (const [field, personId] of Object.entries(people))
    ensureSeen(personId === null || known.has(personId), field);
}

/** @throws Refusal `unknown-person` if the network has never seen the person */
export function ensureSeen(isKnown: boolean, path?: string): void {
  ensure(isKnown, 'unknown-person', 'The network does not know this person.', path);
}

/** @throws Refusal `person-erased` */
export function ensureNotErased(isErased: boolean, path?: string): void {
  ensure(!isErased, 'person-erased', 'This person was erased; nothing further is kept.', path);
}

/** `giverId` → `giver` */
const nameOf = (field: string): string =>
  field.replace(/Id$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
