import type { NetworkId, PersonId, Role } from '@relais/contracts';
import type { Acceptance } from '@relais/networks/rules';

/**
 * Who asks: the persons that they are, with the role of each; an account may be several of one network, or nobody yet, a token is
 * exactly one, and has always accepted the network: its secret was given out for it. `chosenId`: which of them speaks, where the request says so; `lastPersonId`: who spoke last on
 * this account, on whatever device. `key` names the token or session without revealing it;
 * `accountId` is null for tokens. `isFresh`: signed in a moment ago; of a token, always.
 */
export type Caller = Readonly<{
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
