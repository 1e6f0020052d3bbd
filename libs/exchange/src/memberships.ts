import type { Day, LeftBecause, PersonId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { type NetworkEvent, type Spell, isOverlap } from '@relais/networks';

export type Membership = Spell & Readonly<{ because: LeftBecause | null }>;
/** `leftLater`: the end was recorded in Relais, the sender may not know of it. */
export type RecordedMembership = Membership & Readonly<{ leftLater: boolean }>;

/** What becomes of a spell of the file: `columns` say what differs from what is recorded. */
export type Fate = Readonly<{ is: 'further' | 'ended' | 'same' | 'changed'; columns: readonly string[] }>;

/** The recorded memberships of everybody, in order of recording. */
export function membershipsOf(facts: readonly StoredEvent[]): Map<PersonId, RecordedMembership[]> {
  const memberships = new Map<PersonId, RecordedMembership[]>();
  for (const { type, data, on, metadata } of facts as unknown as StoredEvent<NetworkEvent>[]) {
    if (type === 'MemberAdmitted') {
      const earlier = memberships.get(data.personId) ?? [];
      const spell = { joinedOn: data.joinedOn, leftOn: null, because: null, leftLater: false };
      memberships.set(data.personId, [...earlier, spell]);
    } else if (type === 'MemberLeft') {
      const spells = memberships.get(data.personId) ?? [];
      const open = spells
        .filter((spell) => spell.leftOn === null && since(spell) <= on)
        .reduce<RecordedMembership | null>(
          (latest, spell) => (latest && since(latest) >= since(spell) ? latest : spell),
          null,
        );
      const end = { leftOn: on, because: data.because, leftLater: metadata.imported !== true };
      memberships.set(
        data.personId,
        spells.map((spell) => (spell === open ? { ...spell, ...end } : spell)),
      );
    }
  }
  return memberships;
}

/** Joins a person's spells of the file to the recorded ones, endings before further spells; gives each its fate, and what will stand. */
export function joined(
  recorded: readonly RecordedMembership[],
  spells: readonly Membership[],
): { fates: Map<Membership, Fate>; standing: Membership[] } {
  const fates = new Map<Membership, Fate>();
  const standing: Membership[] = [...recorded];
  for (const spell of spells.toSorted((a, b) => (since(a) < since(b) ? -1 : 1))) {
    const known = standing.findIndex(({ joinedOn }) => joinedOn === spell.joinedOn);
    const before = standing[known] as RecordedMembership | undefined;
    const fate: Fate = before
      ? fateOf(before, spell)
      : { is: furtherOr(standing, spell), columns: ['joinedOn'] };
    fates.set(spell, fate);
    if (fate.is === 'further') standing.push(spell);
    if (fate.is === 'ended') standing[known] = spell;
  }
  return { fates, standing };
}

export const isWithin = (spells: readonly Spell[], day: Day): boolean =>
  spells.some((spell) => since(spell) <= day && (spell.leftOn === null || day < spell.leftOn));

/** Whether two spells of one person cannot both be. */
export const clash = (a: Spell, b: Spell): boolean => a.joinedOn === b.joinedOn || isOverlap(a, b);

export const since = ({ joinedOn }: Spell): Day => joinedOn ?? '';

const furtherOr = (standing: readonly Membership[], spell: Membership) =>
  standing.some((other) => clash(other, spell)) ? 'changed' : 'further';

function fateOf(before: RecordedMembership, { leftOn, because }: Membership): Fate {
  const columns = [
    ...(before.leftOn === leftOn ? [] : ['leftOn']),
    ...(before.because === because ? [] : ['leftBecause']),
  ];
  if (columns.length === 0) return { is: 'same', columns };
  if (before.leftOn === null) return { is: 'ended', columns };
  return leftOn === null && before.leftLater ? { is: 'same', columns: [] } : { is: 'changed', columns };
}
