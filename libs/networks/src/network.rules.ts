import type { Day, PersonId } from '@relais/contracts';
import type { Network } from './network';

/** Whether a person accepted the network that others brought them into. */
export type Acceptance = 'accepted' | 'pending' | 'declined';

/** How a person stands with a network; of one who was erased nothing further is kept. */
export type PersonStatus = 'unknown' | 'known' | 'erased';

/** What a decision about a network needs to know besides the events of the network. */
export type NetworkCircumstances = Readonly<{
  /** The latest day that anything may carry. */
  latestDay: Day;
  /** How the person stands whom the command is about. */
  person: PersonStatus;
  /** Of the organisers, those who had signed in before acceptance was asked for. */
  signedInBefore: ReadonlySet<PersonId>;
  /** The persons of the caller's account in this network, the caller included: one account is one human. Empty for the operator. */
  caller: ReadonlySet<PersonId>;
}>;

/** Whether a person has accepted the network: their answer counts, else whether they had signed in before anybody asked. */
export function hasAccepted(
  { answers }: Network,
  personId: PersonId,
  { signedInBefore }: Pick<NetworkCircumstances, 'signedInBefore'>,
): boolean {
  const answer = answers.get(personId);
  return answer === undefined ? signedInBefore.has(personId) : answer === 'accepted';
}
