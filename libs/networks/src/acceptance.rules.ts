import type { PersonId } from '@relais/contracts';
import type { Roster } from './roster';

/** What decisions about a network need to know of accounts, which no event tells. */
export type NetworkCircumstances = Readonly<{
  /** Of the organisers, those who had signed in before acceptance was asked for. */
  signedInBefore: ReadonlySet<PersonId>;
  /** The persons of the caller's account in this network, the caller included: one account is one human. Empty for the operator. */
  caller: ReadonlySet<PersonId>;
}>;

/** Of a decision that ends and suspends no role. */
export const noAccounts: NetworkCircumstances = { signedInBefore: new Set(), caller: new Set() };

/** Whether a person has accepted the network: their answer counts, else whether they had signed in before anybody asked. */
export function hasAccepted(
  { answers }: Roster,
  personId: PersonId,
  { signedInBefore }: Pick<NetworkCircumstances, 'signedInBefore'>,
): boolean {
  const answer = answers.get(personId);
  return answer === undefined ? signedInBefore.has(personId) : answer === 'accepted';
}
