import type { AskToJoinBody, JoinLinkAnswer, JoinRequestsAnswer } from '@relais/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, record, send } from '../../server/client';
import type { Speaker } from '../../server/reads';
import type { Held } from '../../ui/look-alike';

export type JoinLink = NonNullable<JoinLinkAnswer['link']>;
export type Request = JoinRequestsAnswer['requests'][number];

/** What the QR code says: the secret stands behind the #, which no browser sends to any server. */
export const addressOf = ({ secret }: JoinLink): string => `${location.origin}/join#${secret}`;

export const joinLink = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['join-link', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/join-link', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
    select: (answer) => answer.link,
  });

export const requests = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['join-requests', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/join-requests', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
    select: (answer) => answer.requests,
    staleTime: 0,
  });

/** Makes or renews it, or takes it back. */
export function useLinking({ id, personId }: Speaker) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (method: 'put' | 'delete'): Promise<unknown> =>
      send(method, '/api/networks/{networkId}/join-link', {
        params: { path: { networkId: id } },
        as: personId,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['join-link'] }),
  });
}

type Admission = Readonly<{ asMember: boolean; holdLookAlikes: boolean }>;

/** Invited as a member, made known, or dropped; answers who is held, as they look like a known person. */
export function useDeciding({ id, personId }: Speaker, { requestId }: Request) {
  const client = useQueryClient();
  const asked = { params: { path: { networkId: id, requestId } }, as: personId };
  return useMutation({
    mutationFn: async (decision: Admission | 'dropped'): Promise<Held | null> => {
      if (decision === 'dropped') {
        await send('delete', '/api/networks/{networkId}/join-requests/{requestId}', asked);
        return null;
      }
      const path = '/api/networks/{networkId}/join-requests/{requestId}/admission';
      return (await record(path, { ...asked, body: decision })).held[0] ?? null;
    },
    onSettled: () =>
      Promise.all(
        ['join-requests', 'news', 'members', 'people'].map((queryKey) =>
          client.invalidateQueries({ queryKey: [queryKey] }),
        ),
      ),
  });
}

export const looked = (secret: string) =>
  queryOptions({
    queryKey: ['joining', secret],
    queryFn: () => send('post', '/api/joining/look', { body: { secret } }),
  });

export const useAsking = () =>
  useMutation({ mutationFn: (body: AskToJoinBody) => send('post', '/api/joining', { body }) });
