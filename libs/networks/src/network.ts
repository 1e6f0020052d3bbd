import type { Day, Language, PersonId, Role } from '@relais/contracts';
import { type CharterVersion, inOrderOfDays } from './charter/charters.rules';
import { MemberIndex } from './membership/member-index';
import type { NetworkEvent } from './network.events';

/** Whose correction of an address suspended a role (null: the operator's), on which day, and whether it ends by itself. */
type Suspension = Readonly<{ byId: PersonId | null; on: Day; lapses: boolean }>;

/** A network as decisions see it. */
export type Network = Readonly<{
  founded: boolean;
  timezone: string;
  language: Language;
  currency: string;
  /** Of the currency. */
  decimals: number;
  /** By day; of one day, as they were recorded. */
  charters: readonly CharterVersion[];
  members: MemberIndex;
  roles: ReadonlyMap<PersonId, Role>;
  /** What people answered to a network that others added them to; `pending` after a new admission of a person who had declined. */
  answers: ReadonlyMap<PersonId, 'accepted' | 'declined' | 'pending'>;
  /** The persons who have accepted the network at any time. */
  everAccepted: ReadonlySet<PersonId>;
  suspensions: ReadonlyMap<PersonId, Suspension>;
}>;

export const emptyNetwork: Network = {
  founded: false,
  timezone: 'UTC',
  language: 'en',
  currency: 'EUR',
  decimals: 2,
  charters: [],
  members: new MemberIndex(),
  roles: new Map(),
  answers: new Map(),
  everAccepted: new Set(),
  suspensions: new Map(),
};

/** Pure; shares what did not change. */
export function evolveNetwork(network: Network, event: NetworkEvent): Network {
  const { type, data, on } = event;
  switch (type) {
    case 'NetworkFounded': {
      const { timezone, language, currency, decimals } = data;
      return { ...network, founded: true, timezone, language, currency, decimals };
    }
    case 'NetworkDescribed':
      return network;
    case 'CharterAdopted':
      return {
        ...network,
        charters: inOrderOfDays([...network.charters, { from: on, charter: data.charter }]),
      };
    case 'MemberAdmitted':
      return { ...askedAgain(network, data.personId), members: network.members.evolve(event) };
    case 'MemberLeft':
    case 'MembershipCorrected':
      return { ...network, members: network.members.evolve(event) };
    case 'MembershipAccepted':
      return {
        ...network,
        answers: new Map(network.answers).set(data.personId, 'accepted'),
        everAccepted: new Set(network.everAccepted).add(data.personId),
      };
    case 'MembershipDeclined':
      return { ...network, answers: new Map(network.answers).set(data.personId, 'declined') };
    case 'RoleGranted':
      return {
        ...network,
        roles: new Map(network.roles).set(data.personId, data.role),
        suspensions: omit(network.suspensions, data.personId),
      };
    case 'RoleRevoked':
      return { ...network, roles: omit(network.roles, data.personId) };
    case 'RoleSuspended': {
      const { personId, byId, lapses } = data;
      return { ...network, suspensions: new Map(network.suspensions).set(personId, { byId, on, lapses }) };
    }
    case 'RoleConfirmed':
      return { ...network, suspensions: omit(network.suspensions, data.personId) };
  }
}

const omit = <V>(map: ReadonlyMap<PersonId, V>, personId: PersonId): ReadonlyMap<PersonId, V> =>
  new Map([...map].filter(([key]) => key !== personId));

const askedAgain = (network: Network, personId: PersonId): Network =>
  network.answers.get(personId) === 'declined'
    ? { ...network, answers: new Map(network.answers).set(personId, 'pending') }
    : network;
