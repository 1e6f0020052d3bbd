import type {
  AskToJoinBody,
  InviteAnswer,
  JoinLinkAnswer,
  JoinRequestsAnswer,
  NetworkDescription,
  NetworkId,
} from '@relais/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { act, read, record, send } from '../../server/client';

export type JoinLink = NonNullable<JoinLinkAnswer['link']>;
export type Request = JoinRequestsAnswer['requests'][number];

/** What the QR code says: the secret stands behind the #, which no browser sends to any server. */
export const addressOf = ({ secret }: JoinLink): string => `${location.origin}/join#${secret}`;

export const joinLink = (networkId: NetworkId) =>
  queryOptions({
    queryKey: ['join-link', networkId],
    queryFn: ({ signal }) => read<JoinLinkAnswer>(`/networks/${networkId}/join-link`, signal),
    select: (answer) => answer.link,
  });

export const requests = (networkId: NetworkId) =>
  queryOptions({
    queryKey: ['join-requests', networkId],
    queryFn: ({ signal }) => read<JoinRequestsAnswer>(`/networks/${networkId}/join-requests`, signal),
    select: (answer) => answer.requests,
  });

/** Makes or renews it, or with DELETE takes it back. */
export function useLinking(networkId: NetworkId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (method: 'PUT' | 'DELETE') => send(method, `/networks/${networkId}/join-link`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['join-link'] }),
  });
}

/** Invited as a member, made known, or dropped. */
export function useDeciding(networkId: NetworkId, { requestId }: Request) {
  const client = useQueryClient();
  const path = `/networks/${networkId}/join-requests/${requestId}`;
  return useMutation({
    mutationFn: async (decision: 'member' | 'visitor' | 'dropped') => {
      if (decision === 'dropped') await act('DELETE', path);
      else await record<InviteAnswer>(`${path}/admission`, { asMember: decision === 'member' });
    },
    onSettled: () =>
      Promise.all(
        ['join-requests', 'members', 'people'].map((queryKey) =>
          client.invalidateQueries({ queryKey: [queryKey] }),
        ),
      ),
  });
}

export const looked = (secret: string) =>
  queryOptions({
    queryKey: ['joining', secret],
    queryFn: () => send<NetworkDescription>('POST', '/joining/look', { secret }),
  });

export const useAsking = () =>
  useMutation({ mutationFn: (body: AskToJoinBody) => act('POST', '/joining', body) });
