import type {
  EndMembershipBody,
  InviteAnswer,
  InviteBody,
  NetworkId,
  PersonId,
  Role,
} from '@relais/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { record } from '../../server/client';
import { me } from '../../server/reads';

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

export const useInviting = (networkId: NetworkId) =>
  useRefreshing((body: InviteBody) => record<InviteAnswer>(`/networks/${networkId}/invitations`, body));

export const useRole = (networkId: NetworkId, personId: PersonId) =>
  useRefreshing((role: Role) => record(`/networks/${networkId}/people/${personId}/role`, { role }));

export const useLeaving = (networkId: NetworkId, personId: PersonId) =>
  useRefreshing((body: Partial<EndMembershipBody>) =>
    record(`/networks/${networkId}/people/${personId}/leaving`, body),
  );

/** Destroys everything that is known of somebody who is no member. */
export const useErasing = (networkId: NetworkId, personId: PersonId) =>
  useRefreshing((body: Record<string, never>) =>
    record(`/networks/${networkId}/people/${personId}/erasure`, body),
  );
