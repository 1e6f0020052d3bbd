import type { MembersAnswer, NetworkId, PersonId } from '@relais/contracts';
import { type SignIn, may, suspensionsIn } from '@relais/identity';
import type { EntityManager } from 'typeorm';
import type { Membership } from './asking';

type Access = Pick<MembersAnswer['members'][number], 'suspended' | 'hasSignedIn'>;

/** Whose role is suspended, as organisers see it. @param rows of a reader */
export async function suspensionsShownTo(
  me: Membership,
  rows: EntityManager,
  networkId: NetworkId,
): Promise<(personId: PersonId) => Access['suspended']> {
  if (!may({ asker: me }, 'grant-role')) return () => null;
  const suspensions = new Map((await suspensionsIn(rows, networkId)).map((row) => [row.personId, row]));
  return (personId) => {
    const suspension = suspensions.get(personId);
    const mayConfirm = suspension?.byId !== me.personId;
    return suspension ? { until: suspension.liftsAt?.toISOString() ?? null, mayConfirm } : null;
  };
}

/**
 * Which of these persons have signed in, as organisers see it. Takes a connection of its own: never call it while holding one, or
 * callers that hold them all wait for each other.
 */
export async function signInsShownTo(
  me: Membership,
  signIn: SignIn,
  personIds: readonly PersonId[],
): Promise<(personId: PersonId) => Access['hasSignedIn']> {
  if (!may({ asker: me }, 'grant-role')) return () => null;
  const signedIn = await signIn.haveSignedIn(personIds);
  return (personId) => signedIn.has(personId);
}
