import type { Day, PersonId } from '@relais/contracts';
import { ensure } from '@relais/event-sourcing';
import { charterOn } from './charter/charters.rules';
import type { Network } from './network';

/** Whether a person accepted the network that others brought them into. */
export type Acceptance = 'accepted' | 'pending' | 'declined';

/** The status of a person in a network; nothing further is kept of an erased one. */
export type PersonStatus = 'unknown' | 'known' | 'erased';

/** What a decision about a network needs to know in addition to its events. */
export type NetworkCircumstances = Readonly<{
  /** The latest day that is accepted. */
  latestDay: Day;
  /** The status of the person that the command is about. */
  person: PersonStatus;
  /** The organisers who had signed in before acceptance was asked for. */
  signedInBefore: ReadonlySet<PersonId>;
  /** The persons of the caller's account in this network, the caller included: one account is one human. Empty for the operator. */
  caller: ReadonlySet<PersonId>;
}>;

/**
 * Whether a person has accepted the network: their answer counts, or without one whether they had signed in before answers were asked
 * for.
 */
export function hasAccepted(
  { answers }: Network,
  personId: PersonId,
  { signedInBefore }: Pick<NetworkCircumstances, 'signedInBefore'>,
): boolean {
  const answer = answers.get(personId);
  return answer === undefined ? signedInBefore.has(personId) : answer === 'accepted';
}

/** Visitors were never admitted and have no role; without membership, a person who accepted the network participates in it. */
export const isVisitor = (network: Network, personId: PersonId, day: Day): boolean =>
  !network.members.wasEverMember(personId) &&
  !network.roles.has(personId) &&
  (charterOn(network, day).membership === 'yes' || network.answers.get(personId) !== 'accepted');

/** Whether a person is or was a participant by a day: as a member, or under a charter without membership. */
export const hasTakenPart = (network: Network, personId: PersonId, day: Day): boolean =>
  network.members.wasEverMember(personId) ||
  charterOn(network, day).membership === 'none' ||
  network.charters.some(({ from, charter }) => from <= day && charter.membership === 'none');

/** @throws Refusal `not-a-visitor` */
export function ensureVisitor(network: Network, personId: PersonId, day: Day): void {
  ensure(
    isVisitor(network, personId, day),
    'not-a-visitor',
    'This person belongs to the network or did: only a visitor can say that they want no follow-up.',
    'personId',
  );
}
