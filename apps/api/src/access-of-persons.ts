import type { MembersAnswer, NetworkId, PersonId } from '@relais/contracts';
import { type SignIn, may, suspensionsIn } from '@relais/identity';
import type { EntityManager } from 'typeorm';
import type { Membership } from './asking';

type Access = Pick<MembersAnswer['members'][number], 'suspended' | 'hasSignedIn'>;

/** What organisers see of each person's access: whether they have signed in, and whether their role is suspended. @param rows of a reader */
export async function accessIn(
  rows: EntityManager,
  signIn: SignIn,
  networkId: NetworkId,
  me: Membership,
  personIds: readonly PersonId[],
): Promise<(personId: PersonId) => Access> {
  if (!may({ asker: me }, 'grant-role')) return () => ({ suspended: null, hasSignedIn: null });
  const signedIn = await signIn.haveSignedIn(personIds);
  const suspensions = new Map((await suspensionsIn(rows, networkId)).map((row) => [row.personId, row]));
  return (personId) => {
    const suspension = suspensions.get(personId);
    const mayConfirm = suspension?.byId !== me.personId;
    const suspended = suspension && { until: suspension.liftsAt?.toISOString() ?? null, mayConfirm };
    return { suspended: suspended ?? null, hasSignedIn: signedIn.has(personId) };
  };
}
