import type { Day, PersonId } from '@relais/contracts';
import { MemberIndex, type Membership, type MembershipPeriod } from '@relais/networks/rules';
import type { Meeting } from './figures/events';

/** A person seen in the network: their rank in the order of the ids, and their membership periods. */
export type Person = Readonly<{ personId: PersonId; rank: number; periods: readonly MembershipPeriod[] }>;

/** Everyone who was admitted or is on an attendance list, in the order of the ids. */
export type Persons = ReadonlyMap<PersonId, Person>;

/** False for people who left or were erased: "nobody who left or was erased is ever listed". */
export type MayBeListed = (person: Person) => boolean;

/** Everyone of these memberships and meetings, with their periods as of a day. */
export function personsOf(memberships: readonly Membership[], held: readonly Meeting[], asOf: Day): Persons {
  const members = MemberIndex.fromPeriods(memberships).asOf(asOf);
  const ids = new Set(members.persons());
  for (const { attendance } of held) for (const { personId } of attendance) ids.add(personId);
  return new Map(
    [...ids]
      .sort()
      .map((personId, rank) => [personId, { personId, rank, periods: members.periodsOf(personId) }]),
  );
}

export const inOrder = (a: Person, b: Person): number => a.rank - b.rank;
