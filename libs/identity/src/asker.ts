import type { NetworkId, PersonId, Role } from '@relais/contracts';

/**
 * Whether a person accepted the network that others brought them into. Of a token always `accepted`: its secret was given out for
 * this one network.
 */
export type Acceptance = 'accepted' | 'pending' | 'declined';

/**
 * Who asks: the persons that they are, with the role of each; an account may be several of one network, or nobody yet, a token is
 * exactly one. `chosenId`: which of them speaks, where the request says so; `lastPersonId`: who spoke last on
 * this account, on whatever device. `key` names the token or session without revealing it;
 * `accountId` is null for tokens. `isFresh`: signed in a moment ago; of a token, always.
 */
export type Asker = Readonly<{
  key: string;
  accountId: string | null;
  isFresh: boolean;
  chosenId: PersonId | null;
  lastPersonId: PersonId | null;
  memberships: readonly Readonly<{
    networkId: NetworkId;
    personId: PersonId;
    role: Role;
    acceptance: Acceptance;
  }>[];
}>;
