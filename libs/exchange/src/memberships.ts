import type { PersonId } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import { type NetworkEvent } from '@relais/networks';
import { type MembershipPeriod, type Spell, began, isOverlap, periodLeftOn } from '@relais/networks/rules';
import { type Recorded, type Version, recordedOf, settle } from './corrections';

export type Membership = MembershipPeriod;
/** `revision`: of the network's stream, at the last event of this membership. */
export type RecordedMembership = Membership & Readonly<{ recorded: Recorded<Membership>; revision: number }>;

/** What becomes of a membership of the file. */
export type Fate = Readonly<{
  is: 'further' | 'ended' | 'corrected' | 'same';
  /** As it stands afterwards. */
  membership: Membership;
  /** What is recorded of it. */
  before: RecordedMembership | null;
  /** What the sender corrects and Relais keeps as it is. */
  kept: readonly (keyof Membership)[];
  /** In which reading of the file it is recorded: a membership makes room before another takes it. */
  round: number;
}>;

type History = { now: Membership; versions: Version<Membership>[]; revision: number };

/** The recorded memberships of everybody, in order of recording. */
export function membershipsOf(
  events: readonly StoredEvent<NetworkEvent>[],
): Map<PersonId, RecordedMembership[]> {
  const histories = new Map<PersonId, History[]>();
  for (const event of events) {
    const { type, data, on, metadata, revision } = event;
    const isImported = metadata.imported === true;
    if (type === 'MemberAdmitted') {
      const values = { joinedOn: data.joinedOn, leftOn: null, because: null };
      const admitted = { now: values, versions: [{ values, isImported }], revision };
      histories.set(data.personId, [...(histories.get(data.personId) ?? []), admitted]);
    } else if (type === 'MemberLeft') {
      const known = histories.get(data.personId) ?? [];
      const left = periodLeftOn(
        known.map(({ now }) => now),
        on,
      );
      const ended = known.find(({ now }) => now === left);
      if (ended) proceed(ended, { ...ended.now, leftOn: on, because: data.because });
    } else if (type === 'MembershipCorrected') {
      const { previousJoinedOn, joinedOn, leftOn, because } = data;
      const known = histories.get(data.personId) ?? [];
      const corrected = known.find(({ now }) => now.joinedOn === previousJoinedOn);
      if (corrected) proceed(corrected, { joinedOn, leftOn, because });
    }

    function proceed(history: History, values: Membership): void {
      history.now = values;
      history.versions.push({ values, isImported });
      history.revision = revision;
    }
  }
  return new Map([...histories].map(([personId, known]) => [personId, known.map(recordedMembership)]));
}

const recordedMembership = ({ now, versions, revision }: History): RecordedMembership => ({
  ...now,
  recorded: recordedOf(versions),
  revision,
});

/**
 * Joins a person's memberships of the file to the recorded ones: the one that begins on the same day, else one that shares a day with
 * it, is the same membership; any other is a further one. Corrections come before further memberships.
 * @param says what the file speaks of
 * @param isFixed nothing recorded of this person is corrected
 */
export function joined(
  recorded: readonly RecordedMembership[],
  memberships: readonly Membership[],
  { says, isFixed }: Readonly<{ says: readonly (keyof Membership)[]; isFixed: boolean }>,
): { fates: Map<Membership, Fate>; standing: Membership[] } {
  const partners = partnersOf(recorded, memberships);
  const fates = new Map<Membership, Fate>();
  const standing: Membership[] = [...recorded];
  const settled = (one: Membership, { recorded: known }: RecordedMembership) =>
    settle<Membership>(Object.fromEntries(says.map((key) => [key, one[key]])), known);
  let waiting = memberships.flatMap((one) => {
    const before = partners.get(one);
    return before ? [[one, before] as const] : [];
  });
  for (let round = 0; waiting.length > 0; round++) {
    const blocked = waiting.filter(([one, before]) => !applied(one, before, round));
    if (blocked.length === waiting.length) for (const [one, before] of blocked) keep(one, before);
    waiting = blocked.filter(([one]) => !fates.has(one));
  }
  for (const one of memberships.toSorted((a, b) => (began(a) < began(b) ? -1 : 1))) {
    if (fates.has(one)) continue;
    const isFree = !standing.some((other) => clash(other, one));
    fates.set(one, {
      ...{ is: isFree ? 'further' : 'same', membership: one, before: null, round: 0 },
      kept: isFree ? [] : ['joinedOn'],
    });
    if (isFree) standing.push(one);
  }
  return { fates, standing };

  /** False when another membership is in the way as yet. */
  function applied(one: Membership, before: RecordedMembership, round: number): boolean {
    const { values, corrected, kept } = settled(one, before);
    const { joinedOn, leftOn, because } = values;
    const membership = { joinedOn, leftOn, because: leftOn === null ? null : (because ?? 'left') };
    const isSame = corrected.length === 0 || isEqual(membership, before);
    const isEnding = before.leftOn === null && leftOn !== null && joinedOn === before.joinedOn;
    if (!isSame && isFixed && !isEnding) {
      keep(one, before);
      return true;
    }
    const others = standing.filter((other) => other !== before);
    const isOrdered = leftOn === null || began(membership) <= leftOn;
    if (!isSame && (!isOrdered || others.some((other) => clash(other, membership)))) return false;
    standing.splice(standing.indexOf(before), 1, isSame ? before : membership);
    fates.set(one, {
      ...{ is: isSame ? 'same' : isEnding ? 'ended' : 'corrected', membership, before, round },
      kept,
    });
    return true;
  }

  function keep(one: Membership, before: RecordedMembership): void {
    const { corrected, kept } = settled(one, before);
    fates.set(one, { is: 'same', membership: before, before, kept: [...corrected, ...kept], round: 0 });
  }
}

/** The recorded membership that each one of the file is. */
function partnersOf(
  recorded: readonly RecordedMembership[],
  memberships: readonly Membership[],
): Map<Membership, RecordedMembership> {
  const partners = new Map<Membership, RecordedMembership>();
  const free = new Set(recorded);
  const isSameAs: ((one: Membership, known: RecordedMembership) => boolean)[] = [
    (one, known) => known.joinedOn === one.joinedOn,
    (one, { recorded: { said } }) => said.joinedOn === one.joinedOn,
    (one, known) => isOverlap(known, one),
  ];
  for (const isSame of isSameAs)
    for (const one of memberships) {
      const partner = partners.has(one) ? undefined : [...free].find((known) => isSame(one, known));
      if (!partner) continue;
      partners.set(one, partner);
      free.delete(partner);
    }
  return partners;
}

/** Whether two spells of one person cannot both be. */
export const clash = (a: Spell, b: Spell): boolean => a.joinedOn === b.joinedOn || isOverlap(a, b);

const isEqual = (a: Membership, b: Membership): boolean =>
  a.joinedOn === b.joinedOn && a.leftOn === b.leftOn && a.because === b.because;
