import type { NetworkId, PersonId } from '@relais/contracts';
import type { PersonStatus } from './network.rules';

/** What networks need to know of people; `people` and `access` implement it. */
export abstract class PeopleOfNetworks {
  /** Whether the network has ever seen this person. */
  abstract isKnown(networkId: NetworkId, personId: PersonId): Promise<boolean>;

  /** The status of a person in a network. */
  abstract statusOf(networkId: NetworkId, personId: PersonId): Promise<PersonStatus>;
}

/** What networks need to know of the accounts of people. */
export abstract class AccountsOfPeople {
  /** Which of these persons had signed in before acceptance was asked for. */
  abstract signedInBefore(personIds: readonly PersonId[]): Promise<Set<PersonId>>;

  /** The persons in a network that share the account of one of them, that person included. */
  abstract sharingAccount(networkId: NetworkId, personId: PersonId): Promise<Set<PersonId>>;
}
