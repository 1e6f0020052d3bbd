import type { NetworkId, PersonId, Role } from '@relais/contracts';

/**
 * Who asks: one person per network, with his role there; of an account that belongs to no network yet, nobody. `key` names the token
 * or session without revealing it; `accountId` is null for tokens. `isFresh`: signed in a moment ago; of a token, always.
 */
export type Asker = Readonly<{
  key: string;
  accountId: string | null;
  isFresh: boolean;
  memberships: readonly Readonly<{ networkId: NetworkId; personId: PersonId; role: Role }>[];
}>;
