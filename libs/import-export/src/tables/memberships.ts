import { isInOrder } from '@relais/contracts';
import type { StoredEvent } from '@relais/event-sourcing';
import type { NetworkEvent } from '@relais/networks';
import {
  MemberIndex,
  type MembershipEvent,
  type MembershipPeriod,
  began,
  overlaps,
} from '@relais/networks/rules';
import { type Recorded, type Version, recordedOf, settle } from '../recorded/corrections';

export type Membership = MembershipPeriod;
/** `revision`: of the network's stream, at the last event of this membership. */
export type RecordedMembership = Membership &
  Readonly<{ versions: readonly Version<Membership>[]; recorded: Recorded<Membership>; revision: number }>;

/** What is done with a membership of the file. */
export type MembershipPlan = Readonly<{
  is: 'further' | 'ended' | 'corrected' | 'same';
  /** As it stands afterwards. */
  membership: Membership;
  /** What is recorded of it. */
  before: RecordedMembership | null;
  /** Values that the sender corrects but Relais keeps. */
  kept: readonly (keyof Membership)[];
  /** In which reading of the file it is recorded: a membership makes room before another takes it. */
  round: number;
}>;

const isOfMembership = (event: StoredEvent<NetworkEvent>): event is StoredEvent<MembershipEvent> =>
  event.type === 'MemberAdmitted' || event.type === 'MemberLeft' || event.type === 'MembershipCorrected';

/** The recorded memberships of everyone, in the order of recording. */
export const membershipsOf = (
  events: readonly StoredEvent<NetworkEvent>[],
): MemberIndex<RecordedMembership> =>
  MemberIndex.fromEvents(
    events.filter(isOfMembership),
    (values, before: RecordedMembership | undefined, { metadata, revision }) => {
      const versions = [...(before?.versions ?? []), { values, isImported: metadata.imported === true }];
      return { ...values, versions, recorded: recordedOf(versions), revision };
    },
  );

/**
 * Matches a person's memberships of the file with the recorded ones: the one that begins on the same day, or one that shares a day with
 * it, is the same membership; any other is a further one. Corrections come before further memberships.
 * @param says the columns of the file
 * @param isFixed nothing recorded of this person is corrected
 */
export function planMemberships(
  recorded: readonly RecordedMembership[],
  memberships: readonly Membership[],
  { says, isFixed }: Readonly<{ says: readonly (keyof Membership)[]; isFixed: boolean }>,
): { plans: Map<Membership, MembershipPlan>; standing: Membership[] } {
  const partners = partnersOf(recorded, memberships);
  const plans = new Map<Membership, MembershipPlan>();
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
    waiting = blocked.filter(([one]) => !plans.has(one));
  }
  for (const one of memberships.toSorted((a, b) => (began(a) < began(b) ? -1 : 1))) {
    if (plans.has(one)) continue;
    const isFree = !standing.some((other) => clash(other, one));
    plans.set(one, {
      ...{ is: isFree ? 'further' : 'same', membership: one, before: null, round: 0 },
      kept: isFree ? [] : ['joinedOn'],
    });
    if (isFree) standing.push(one);
  }
  return { plans, standing };

  /** False while another membership overlaps. */
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
    const isOrdered = isInOrder(membership);
    if (!isSame && (!isOrdered || others.some((other) => clash(other, membership)))) return false;
    standing.splice(standing.indexOf(before), 1, isSame ? before : membership);
    plans.set(one, {
      ...{ is: isSame ? 'same' : isEnding ? 'ended' : 'corrected', membership, before, round },
      kept,
    });
    return true;
  }

  function keep(one: Membership, before: RecordedMembership): void {
    const { corrected, kept } = settled(one, before);
    plans.set(one, { is: 'same', membership: before, before, kept: [...corrected, ...kept], round: 0 });
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
    (one, known) => overlaps(known, one),
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

/** Whether two memberships of one person cannot both be. */
export const clash = (a: Membership, b: Membership): boolean => a.joinedOn === b.joinedOn || overlaps(a, b);

const isEqual = (a: Membership, b: Membership): boolean =>
  a.joinedOn === b.joinedOn && a.leftOn === b.leftOn && a.because === b.because;
