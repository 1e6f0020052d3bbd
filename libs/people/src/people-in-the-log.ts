import type { NetworkId, PersonId } from '@relais/contracts';
import type { EventStore } from '@relais/event-sourcing';
import { PeopleOfNetworks } from '@relais/networks';
import { person } from './person.decider';

/** Answers networks, from the streams of people. */
export class PeopleInTheLog extends PeopleOfNetworks {
  constructor(private readonly store: Pick<EventStore, 'hasStream' | 'stateOf'>) {
    super();
  }

  isKnown(networkId: NetworkId, personId: PersonId): Promise<boolean> {
    return this.store.hasStream(person, personId, networkId);
  }

  async statusOf(networkId: NetworkId, personId: PersonId) {
    return (await this.store.stateOf(person, personId, networkId)).status;
  }
}
