import type { Day, PersonId } from '@relais/contracts';
import { began, hasBegunBy, hasLeftWithin, isMemberWithin, isRunningOn } from '@relais/networks/rules';
import type { Meeting, Membership } from './facts';

/** Somebody seen in the network: his place in the order of the ids, and his spells of membership. */
export type Person = Readonly<{ personId: PersonId; rank: number; spells: readonly Membership[] }>;

/** Everybody who was admitted or stands on an attendance list, in the order of the ids. */
export type Register = ReadonlyMap<PersonId, Person>;

/** False for who left or was erased: "nobody who left or was erased is ever listed". */
export type MayBeListed = (person: Person) => boolean;

/** Memberships as of a day: spells that begin after it are left out, those that end after it have not ended yet. */
function spellsBy(memberships: readonly Membership[], asOf: Day): Map<PersonId, Membership[]> {
  const known = memberships
    .filter((spell) => hasBegunBy(spell, asOf))
    .sort((a, b) => (began(a) < began(b) ? -1 : 1))
    .map((spell) => (isRunningOn(spell, asOf) ? { ...spell, leftOn: null, leftBecause: null } : spell));
  return Map.groupBy(known, ({ personId }) => personId);
}

export function registerOf(
  memberships: readonly Membership[],
  held: readonly Meeting[],
  asOf: Day,
): Register {
  const spells = spellsBy(memberships, asOf);
  const ids = new Set(spells.keys());
  for (const { attendance } of held) for (const { personId } of attendance) ids.add(personId);
  return new Map(
    [...ids]
      .sort()
      .map((personId, rank) => [personId, { personId, rank, spells: spells.get(personId) ?? [] }]),
  );
}

export const inOrder = (a: Person, b: Person): number => a.rank - b.rank;

export const wasAdmittedBy = ({ spells }: Person, day: Day): boolean =>
  spells.some((spell) => hasBegunBy(spell, day));

export const wasAdmittedBetween = ({ spells }: Person, after: Day, upTo: Day): boolean =>
  spells.some(({ joinedOn }) => joinedOn !== null && joinedOn > after && joinedOn <= upTo);

export const spellOn = ({ spells }: Person, day: Day): Membership | undefined =>
  spells.find((spell) => isRunningOn(spell, day));

export const isMemberOn = ({ spells }: Person, day: Day): boolean => isMemberWithin(spells, day);

/** Admitted at some time up to the day, and not a member on it. */
export const hasLeftBy = ({ spells }: Person, day: Day): boolean => hasLeftWithin(spells, day);

/** Membership ended after one day and up to another because the person moved or died. */
export const movedOrDied = ({ spells }: Person, after: Day, upTo: Day): boolean =>
  spells.some(
    ({ leftOn, leftBecause }) =>
      leftOn !== null &&
      leftOn > after &&
      leftOn <= upTo &&
      (leftBecause === 'moved' || leftBecause === 'died'),
  );
