import type { ActingRole, NetworkId, PersonId } from '@relais/contracts';
import type { Acceptance } from '@relais/networks/rules';

/**
 * The caller: their persons, with the role of each. An account may be several persons of one network, or none yet; a token is exactly
 * one person, and has always accepted the network. `chosenId`: the person that the request names as speaker; `lastPersonId`: the last
 * speaker of this account, on any device. `key` names the token or session without revealing it; `accountId` is null for tokens.
 * `isFresh`: signed in within the last ten minutes; always true for a token.
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
    role: ActingRole;
    acceptance: Acceptance;
  }>[];
}>;
