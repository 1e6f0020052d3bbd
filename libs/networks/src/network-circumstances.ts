import { type NetworkId, type PersonId, latestDayAt } from '@relais/contracts';
import { Clock, type Envelope, personOf } from '@relais/event-sourcing';
import type { NetworkCircumstances } from './network.rules';
import type { AccountsOfPeople, PeopleOfNetworks } from './people-of-networks';
import { Networks } from './networks';

/** Prepares circumstances for the handlers of networks. */
export class CircumstancesOfNetworks {
  constructor(
    private readonly networks: Networks,
    private readonly people: PeopleOfNetworks,
    private readonly accounts: AccountsOfPeople,
    private readonly clock: Clock,
  ) {}

  /** Circumstances of a decision that cannot end or suspend a role. */
  async withoutAccounts(networkId: NetworkId, personId?: PersonId): Promise<NetworkCircumstances> {
    return {
      latestDay: latestDayAt(this.clock.now()),
      person: personId ? await this.people.statusOf(networkId, personId) : 'unknown',
      signedInBefore: new Set(),
      caller: new Set(),
    };
  }

  /** Circumstances of a decision that may end or suspend this person's role. */
  async prepare({ principal, networkId }: Envelope, personId: PersonId): Promise<NetworkCircumstances> {
    const network = networkId as NetworkId;
    const { roles } = await this.networks.stateOf(network);
    const organisers = [...roles.keys()].filter((one) => roles.get(one) === 'organiser');
    const caller = personOf(principal) as PersonId | null;
    return {
      ...(await this.withoutAccounts(network, personId)),
      signedInBefore: await this.accounts.signedInBefore(organisers),
      caller: caller === null ? new Set() : await this.accounts.sharingAccount(network, caller),
    };
  }
}

/**
 * Which of these persons have signed in: they have accepted the network at some time, or had signed in before that was asked. From then
 * on only they change their address (docs/adr/0018).
 */
export async function signedInAmong(
  networkId: NetworkId,
  personIds: readonly PersonId[],
  networks: Networks,
  accounts: Pick<AccountsOfPeople, 'signedInBefore'>,
): Promise<Set<PersonId>> {
  const { everAccepted } = await networks.stateOf(networkId);
  const before = await accounts.signedInBefore(personIds);
  return new Set(personIds.filter((personId) => everAccepted.has(personId) || before.has(personId)));
}
