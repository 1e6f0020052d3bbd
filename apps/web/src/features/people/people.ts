import type {
  CorrectMembershipBody,
  EndMembershipBody,
  InviteAnswer,
  PersonId,
  Role,
} from '@relais/contracts';
import { latestDayAt } from '@relais/contracts/rules';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { record } from '../../server/client';
import { type Speaker, me } from '../../server/reads';
import { shifted } from '../../ui/format';
import type { Held } from '../../ui/look-alike';

/** The latest day that can be the last one of a membership: the day after it, on which the person is no member, has come somewhere. */
export const latestLastDay = (): string => shifted(latestDayAt(new Date()), -1);

export type Invited = InviteAnswer['people'][number];

const useRefreshing = <Told, Answer>(tell: (told: Told) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation<Answer, Error, Told>({
    mutationFn: tell,
    onSuccess: async () => {
      const listed = ['members', 'people', 'erasures'].map((queryKey) =>
        client.invalidateQueries({ queryKey: [queryKey] }),
      );
      await Promise.all([...listed, client.invalidateQueries(me)]);
    },
  });
};

const about = ({ id, personId: as }: Speaker, personId: PersonId) => ({
  params: { path: { networkId: id, personId } },
  as,
});

const correctAddress = (by: Speaker, personId: PersonId, email: string) =>
  record('/api/networks/{networkId}/people/{personId}/description', {
    ...about(by, personId),
    body: { email },
  });

export const useInviting = (by: Speaker) =>
  useRefreshing((body: Readonly<{ people: string; asMembers: boolean }>) =>
    record('/api/networks/{networkId}/invitations', {
      params: { path: { networkId: by.id } },
      as: by.personId,
      body: { ...body, holdLookAlikes: true },
    }),
  );

/** Of a guest who looks like a known person: the known person gets the address first, where it is theirs. */
export const useInvitingHeld = ({ id, personId: as }: Speaker, { name, address }: Held, asMembers: boolean) =>
  useRefreshing(async (same: PersonId | null) => {
    if (same !== null) await correctAddress({ id, personId: as }, same, address);
    const body = { people: `"${name}" <${address}>`, asMembers };
    return record('/api/networks/{networkId}/invitations', { params: { path: { networkId: id } }, as, body });
  });

export const useRole = (by: Speaker, personId: PersonId) =>
  useRefreshing((role: Role) =>
    record('/api/networks/{networkId}/people/{personId}/role', { ...about(by, personId), body: { role } }),
  );

export const useCorrectAddress = (by: Speaker, personId: PersonId) =>
  useRefreshing((email: string) => correctAddress(by, personId, email));

export const useLeaving = (by: Speaker, personId: PersonId) =>
  useRefreshing((body: Partial<EndMembershipBody>) =>
    record('/api/networks/{networkId}/people/{personId}/leaving', { ...about(by, personId), body }),
  );

export const useCorrectingMembership = (by: Speaker, personId: PersonId) =>
  useRefreshing((body: CorrectMembershipBody) =>
    record('/api/networks/{networkId}/people/{personId}/membership', { ...about(by, personId), body }),
  );

/** Destroys everything that is known of somebody who is no member. */
export const useErasing = (by: Speaker, personId: PersonId) =>
  useRefreshing(() => record('/api/networks/{networkId}/people/{personId}/erasure', about(by, personId)));
