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

export const useInviting = (by: Speaker) =>
  useRefreshing((body: Readonly<{ people: string; asMembers: boolean }>) =>
    record<InviteAnswer>(`/networks/${by.id}/invitations`, { ...body, holdLookAlikes: true }, by.personId),
  );

/** Of a guest who looks like a known person: the known person gets the address first, where it is theirs. */
export const useInvitingHeld = ({ id, personId: as }: Speaker, { name, address }: Held, asMembers: boolean) =>
  useRefreshing(async (same: PersonId | null) => {
    if (same !== null) await record(`/networks/${id}/people/${same}/description`, { email: address }, as);
    const body = { people: `"${name}" <${address}>`, asMembers };
    return record<InviteAnswer>(`/networks/${id}/invitations`, body, as);
  });

export const useRole = (by: Speaker, personId: PersonId) =>
  useRefreshing((role: Role) => record(`/networks/${by.id}/people/${personId}/role`, { role }, by.personId));

export const useCorrectAddress = (by: Speaker, personId: PersonId) =>
  useRefreshing((email: string) =>
    record(`/networks/${by.id}/people/${personId}/description`, { email }, by.personId),
  );

export const useLeaving = (by: Speaker, personId: PersonId) =>
  useRefreshing((body: Partial<EndMembershipBody>) =>
    record(`/networks/${by.id}/people/${personId}/leaving`, body, by.personId),
  );

export const useCorrectingMembership = (by: Speaker, personId: PersonId) =>
  useRefreshing((body: CorrectMembershipBody) =>
    record(`/networks/${by.id}/people/${personId}/membership`, body, by.personId),
  );

/** Destroys everything that is known of somebody who is no member. */
export const useErasing = (by: Speaker, personId: PersonId) =>
  useRefreshing((body: Record<string, never>) =>
    record(`/networks/${by.id}/people/${personId}/erasure`, body, by.personId),
  );
