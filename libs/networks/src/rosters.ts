import { type NetworkId, type PhoneRegion, phoneRegionOf } from '@relais/contracts';
import { EventStore, fold } from '@relais/event-sourcing';
import { network } from './network.decider';
import { type Roster, emptyRoster } from './roster';

const remembered = 1000;

type Known = Readonly<{ revision: number; roster: Roster }>;

/** The rosters of networks, folded from their streams; cached by revision and read to the end before every decision. */
export class Rosters {
  private readonly cache = new Map<NetworkId, Known>();

  constructor(private readonly store: EventStore) {}

  /** As it stands at this moment; a network that nobody founded has `founded: false`. */
  async of(networkId: NetworkId): Promise<Roster> {
    const known = this.cache.get(networkId) ?? { revision: -1, roster: emptyRoster };
    const further = await this.store.eventsOf(network, networkId, { from: known.revision + 1 });
    if (further.length === 0) return known.roster;
    const roster = fold({ ...network, initialState: known.roster }, further);
    this.remember(networkId, { revision: known.revision + further.length, roster });
    return roster;
  }

  /** The zone in which this network's days are. */
  async timezoneOf(networkId: NetworkId): Promise<string> {
    const { timezone } = this.cache.get(networkId)?.roster ?? (await this.of(networkId));
    return timezone;
  }

  /** Where this network's national telephone numbers are dialled. */
  async phoneRegionOf(networkId: NetworkId): Promise<PhoneRegion> {
    return phoneRegionOf(this.cache.get(networkId)?.roster ?? (await this.of(networkId)));
  }

  private remember(networkId: NetworkId, known: Known): void {
    if (this.cache.size >= remembered) this.cache.clear();
    const other = this.cache.get(networkId);
    if (!other || other.revision < known.revision) this.cache.set(networkId, known);
  }
}
