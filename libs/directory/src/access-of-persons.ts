import type { Membership, SignIn } from '@relais/access';
import type { MembersAnswer, PersonId } from '@relais/contracts';
import { type Networks, may, signedInAmong } from '@relais/networks';
import { type RoleSuspensionRow, suspensionsIn } from '@relais/people';
import type { EntityManager } from 'typeorm';

type Access = Pick<MembersAnswer['members'][number], 'suspended' | 'hasSignedIn'>;

/** The suspended roles of the caller's network, for organisers. @param rows of a reader */
export const suspensionsShownTo = async (
  me: Membership,
  rows: EntityManager,
): Promise<readonly RoleSuspensionRow[]> => (may(me, 'grant-role') ? suspensionsIn(rows, me.networkId) : []);

/**
 * What organisers see of each person's access: whether they have signed in, and whether their role is suspended. Takes its own
 * connection: never call it while holding one, or callers that hold them all wait for each other.
 */
export async function accessShownTo(
  me: Membership,
  suspensions: readonly RoleSuspensionRow[],
  personIds: readonly PersonId[],
  { networks, signIn }: Readonly<{ networks: Networks; signIn: SignIn }>,
): Promise<(personId: PersonId) => Access> {
  if (!may(me, 'grant-role')) return () => ({ suspended: null, hasSignedIn: null });
  const signedIn = await signedInAmong(me.networkId, personIds, networks, signIn);
  const mine = await signIn.sharingAccount(me.networkId, me.personId);
  const suspended = new Map(
    suspensions.map(({ personId, byId, liftsAt }) => [
      personId,
      { until: liftsAt?.toISOString() ?? null, mayConfirm: byId === null || !mine.has(byId) },
    ]),
  );
  return (personId) => ({
    suspended: suspended.get(personId) ?? null,
    hasSignedIn: signedIn.has(personId),
  });
}
