import type { Day, PersonId } from '@relais/contracts';
import type { Membership, NetworkFacts } from './facts';

/** Somebody seen in the network, with the spells of membership that are known on the asked day. */
export type Person = Readonly<{ personId: PersonId; spells: readonly Membership[] }>;

/** Everybody with a spell of membership, and whoever else is asked for: one object per person. */
export type Register = Readonly<{ person: (personId: PersonId) => Person; admitted: Iterable<Person> }>;

/** False for who left or was erased: "nobody who left or was erased is ever listed". */
export type MayBeListed = (person: Person) => boolean;

/** Spells that begin after `asOf` are left out; those that end after it have not ended yet. */
export function registerOf(memberships: NetworkFacts['memberships'], asOf: Day): Register {
  const spellsOf = new Map<PersonId, Membership[]>();
  for (const spell of memberships) {
    if (spell.joinedOn !== null && spell.joinedOn > asOf) continue;
    const ended = spell.leftOn !== null && spell.leftOn <= asOf;
    const known = ended ? spell : { ...spell, leftOn: null, leftBecause: null };
    spellsOf.set(spell.personId, [...(spellsOf.get(spell.personId) ?? []), known]);
  }
  const people = new Map<PersonId, Person>();
  const person = (personId: PersonId): Person => {
    const known = people.get(personId) ?? { personId, spells: spellsOf.get(personId) ?? [] };
    people.set(personId, known);
    return known;
  };
  return { person, admitted: [...spellsOf.keys()].map(person) };
}

export const byId = (a: Person, b: Person): number => (a.personId < b.personId ? -1 : 1);

const begun = ({ joinedOn }: Membership, day: Day): boolean => joinedOn === null || joinedOn <= day;
const runs = (spell: Membership, day: Day): boolean =>
  begun(spell, day) && (spell.leftOn === null || day < spell.leftOn);

export const wasAdmittedBy = ({ spells }: Person, day: Day): boolean =>
  spells.some((spell) => begun(spell, day));

export const wasAdmittedBetween = ({ spells }: Person, after: Day, upTo: Day): boolean =>
  spells.some(({ joinedOn }) => joinedOn !== null && joinedOn > after && joinedOn <= upTo);

export const spellOn = ({ spells }: Person, day: Day): Membership | undefined =>
  spells.find((spell) => runs(spell, day));

export const isMemberOn = (person: Person, day: Day): boolean => spellOn(person, day) !== undefined;

/** Admitted at some time up to the day, and not a member on it. */
export const hasLeftBy = (person: Person, day: Day): boolean =>
  wasAdmittedBy(person, day) && !isMemberOn(person, day);

/** Membership ended after one day and up to another because the person moved or died. */
export const movedOrDied = ({ spells }: Person, after: Day, upTo: Day): boolean =>
  spells.some(
    ({ leftOn, leftBecause }) =>
      leftOn !== null &&
      leftOn > after &&
      leftOn <= upTo &&
      (leftBecause === 'moved' || leftBecause === 'died'),
  );
