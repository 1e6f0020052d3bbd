import { type NetworkId, type PhoneRegion, phoneRegionOf } from '@relais/contracts';
import { EventStore, fold } from '@relais/event-sourcing';
import { network } from './network.decider';
import { type Network, emptyNetwork } from './network';

const remembered = 1000;

type Known = Readonly<{ revision: number; state: Network }>;

/** The networks as decisions see them, folded from their streams; cached by revision and read to the end before every decision. */
export class Networks {
  private readonly cache = new Map<NetworkId, Known>();

  constructor(private readonly store: EventStore) {}

  /** The present state of a network; an unknown one has `founded: false`. */
  async stateOf(networkId: NetworkId): Promise<Network> {
    const known = this.cache.get(networkId) ?? { revision: -1, state: emptyNetwork };
    const further = await this.store.eventsOf(network, networkId, { from: known.revision + 1 });
    if (further.length === 0) return known.state;
    const state = fold({ ...network, initialState: known.state }, further);
    this.remember(networkId, { revision: known.revision + further.length, state });
    return state;
  }

  /** The zone in which this network's days are. */
  async timezoneOf(networkId: NetworkId): Promise<string> {
    const { timezone } = this.cache.get(networkId)?.state ?? (await this.stateOf(networkId));
    return timezone;
  }

  /** Where this network's national telephone numbers are dialled. */
  async phoneRegionOf(networkId: NetworkId): Promise<PhoneRegion> {
    return phoneRegionOf(this.cache.get(networkId)?.state ?? (await this.stateOf(networkId)));
  }

  private remember(networkId: NetworkId, known: Known): void {
    if (this.cache.size >= remembered) this.cache.clear();
    const other = this.cache.get(networkId);
    if (!other || other.revision < known.revision) this.cache.set(networkId, known);
  }
}
