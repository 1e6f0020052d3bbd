import type {
  AskToJoinBody,
  InviteAnswer,
  JoinLinkAnswer,
  JoinRequestsAnswer,
  NetworkDescription,
} from '@relais/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { act, read, record, send } from '../../server/client';
import type { Speaker } from '../../server/reads';
import type { Held } from '../../ui/look-alike';

export type JoinLink = NonNullable<JoinLinkAnswer['link']>;
export type Request = JoinRequestsAnswer['requests'][number];

/** What the QR code says: the secret stands behind the #, which no browser sends to any server. */
export const addressOf = ({ secret }: JoinLink): string => `${location.origin}/join#${secret}`;

export const joinLink = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['join-link', id, personId],
    queryFn: ({ signal }) => read<JoinLinkAnswer>(`/networks/${id}/join-link`, signal, personId),
    select: (answer) => answer.link,
  });

export const requests = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['join-requests', id, personId],
    queryFn: ({ signal }) => read<JoinRequestsAnswer>(`/networks/${id}/join-requests`, signal, personId),
    select: (answer) => answer.requests,
    staleTime: 0,
  });

/** Makes or renews it, or with DELETE takes it back. */
export function useLinking({ id, personId }: Speaker) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (method: 'PUT' | 'DELETE') => send(method, `/networks/${id}/join-link`, undefined, personId),
    onSuccess: () => client.invalidateQueries({ queryKey: ['join-link'] }),
  });
}

type Admission = Readonly<{ asMember: boolean; holdLookAlikes: boolean }>;

/** Invited as a member, made known, or dropped; answers who is held, as they look like a known person. */
export function useDeciding({ id, personId }: Speaker, { requestId }: Request) {
  const client = useQueryClient();
  const path = `/networks/${id}/join-requests/${requestId}`;
  return useMutation({
    mutationFn: async (decision: Admission | 'dropped'): Promise<Held | null> => {
      if (decision === 'dropped') {
        await act('DELETE', path, undefined, personId);
        return null;
      }
      return (await record<InviteAnswer>(`${path}/admission`, decision, personId)).held[0] ?? null;
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
    queryFn: () => send<NetworkDescription>('POST', '/joining/look', { secret }),
  });

export const useAsking = () =>
  useMutation({ mutationFn: (body: AskToJoinBody) => act('POST', '/joining', body) });
