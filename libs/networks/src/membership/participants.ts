import type { Charter, Day, NetworkId, PersonId } from '@relais/contracts';
import { charterOn } from '../charter/charters.rules';
import { hasLeftBy } from './membership-periods.rules';
import { Networks } from '../networks';
import { PeopleOfNetworks } from '../people-of-networks';

/** The charter of a day, and which of the given persons may take part on it. */
export type Participation = Readonly<{ charter: Charter; participants: ReadonlySet<PersonId> }>;

/** Finds the participants of a day (DOMAIN.md, "Rules every network has"). */
export class Participants {
  constructor(
    private readonly networks: Networks,
    private readonly people: PeopleOfNetworks,
  ) {}

  /** The members of the day; without membership, everyone known to the network. */
  async participationOn(
    networkId: NetworkId,
    day: Day,
    personIds: readonly PersonId[],
  ): Promise<Participation> {
    const network = await this.networks.stateOf(networkId);
    const charter = charterOn(network, day);
    const participants =
      charter.membership === 'none'
        ? await this.filterKnown(networkId, personIds)
        : new Set(personIds.filter((personId) => network.members.isMemberOn(personId, day)));
    return { charter, participants };
  }

  /** Of these persons, those that the network has ever seen. */
  async filterKnown(networkId: NetworkId, personIds: readonly (PersonId | null)[]): Promise<Set<PersonId>> {
    const asked = [...new Set(personIds)].filter((personId) => personId !== null);
    const answers = await Promise.all(asked.map((personId) => this.isKnown(networkId, personId)));
    return new Set(asked.filter((_, n) => answers[n]));
  }

  /** Of these persons, those the network has ever seen, and those of them who were erased. */
  async amongKnown(
    networkId: NetworkId,
    personIds: readonly (PersonId | null)[],
  ): Promise<Readonly<{ known: Set<PersonId>; erased: Set<PersonId> }>> {
    const asked = [...new Set(personIds)].filter((personId) => personId !== null);
    const answers = await Promise.all(asked.map((personId) => this.people.statusOf(networkId, personId)));
    return {
      known: new Set(asked.filter((_, n) => answers[n] !== 'unknown')),
      erased: new Set(asked.filter((_, n) => answers[n] === 'erased')),
    };
  }

  /** Of these persons, those whose membership had ended by a day; without membership, nobody's had. */
  async leftBy(
    networkId: NetworkId,
    day: Day,
    personIds: readonly (PersonId | null)[],
  ): Promise<Set<PersonId>> {
    const network = await this.networks.stateOf(networkId);
    if (charterOn(network, day).membership === 'none') return new Set();
    const asked = personIds.filter((personId) => personId !== null);
    return new Set(asked.filter((personId) => hasLeftBy(network.members.periodsOf(personId), day)));
  }

  /** Whether the network has ever seen this person. */
  isKnown(networkId: NetworkId, personId: PersonId): Promise<boolean> {
    return this.people.isKnown(networkId, personId);
  }
}
