import type { NetworkId, PersonId } from '@relais/contracts';
import type { Envelope } from '@relais/event-sourcing';
import type { SignIn } from '@relais/identity';
import type { NetworkCircumstances } from './acceptance.rules';
import type { Rosters } from './rosters';

/** What a decision about a network needs to know of accounts. */
export async function circumstancesOf(
  { networkId, asker }: Pick<Envelope, 'networkId' | 'asker'>,
  rosters: Rosters,
  signIn: SignIn,
): Promise<NetworkCircumstances> {
  const { roles } = await rosters.of(networkId as NetworkId);
  const organisers = [...roles.keys()].filter((personId) => roles.get(personId) === 'organiser');
  const caller = asker.personId as PersonId | null;
  return {
    signedInBefore: await signIn.signedInBefore(organisers),
    caller: caller === null ? new Set() : await signIn.sharingAccount(networkId as NetworkId, caller),
  };
}

/**
 * Which of these persons have signed in: they have accepted the network at some time, or had signed in before that was asked. From then
 * on only they change their address (docs/adr/0018).
 */
export async function signedInAmong(
  networkId: NetworkId,
  personIds: readonly PersonId[],
  rosters: Rosters,
  signIn: SignIn,
): Promise<Set<PersonId>> {
  const { everAccepted } = await rosters.of(networkId);
  const before = await signIn.signedInBefore(personIds);
  return new Set(personIds.filter((personId) => everAccepted.has(personId) || before.has(personId)));
}
