import { useLingui } from '@lingui/react/macro';
import type { AskToJoinBody, JoinLinkAnswer, JoinRequestsAnswer } from '@relais/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { read, record, send } from '../../server/client';
import type { Network, Speaker } from '../../server/reads';
import { useAction } from '../../ui/use-action';

export type JoinLink = NonNullable<JoinLinkAnswer['link']>;
export type Request = JoinRequestsAnswer['requests'][number];

const lookEveryMs = 5_000;

/** The address in the QR code: its secret is behind the #, which browsers never send to a server. */
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
    refetchInterval: lookEveryMs,
  });

/** Notices say what was decided; the screen itself shows that there is a request. */
export function useLinking({ id, personId }: Speaker) {
  const { t } = useLingui();
  const client = useQueryClient();
  return useAction({
    mutationFn: (what: 'make' | 'renew' | 'withdraw'): Promise<unknown> =>
      send(what === 'withdraw' ? 'delete' : 'put', '/api/networks/{networkId}/join-link', {
        params: { path: { networkId: id } },
        as: personId,
      }),
    refresh: () => client.invalidateQueries({ queryKey: ['join-link'] }),
    said(_, what) {
      if (what === 'make') return null;
      return what === 'renew'
        ? t`Nouveau code : l'ancien n'est plus valable.`
        : t`Code retiré : il n'est plus valable.`;
    },
  });
}

type Admission = Readonly<{ asMember: boolean; holdLookAlikes: boolean }>;

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ['join-requests', 'news', 'members', 'people'].map((name) =>
        client.invalidateQueries({ queryKey: [name] }),
      ),
    );
}

/** Invited, as a member or to be known; or held, as they look like a known person. */
export function useAdmitting({ id, personId, membership }: Network, { requestId, name }: Request) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return useAction({
    mutationFn: (admission: Admission) =>
      record('/api/networks/{networkId}/join-requests/{requestId}/admission', {
        params: { path: { networkId: id, requestId } },
        as: personId,
        body: admission,
      }),
    refresh,
    onError: refresh,
    said({ people: [person] }, { asMember }) {
      if (!person) return null;
      if (person.state === 'known') return t`${name} : personne déjà connue ici ; aucun mail n'est parti`;
      if (membership === 'none') return t`${name} : invitation envoyée`;
      return asMember
        ? t`${name} : membre dès aujourd'hui ; un mail l'en avertit`
        : t`${name} : noté·e comme invité·e, sans accès aux membres ; un mail l'en avertit`;
    },
  });
}

export function useDismissing({ id, personId }: Speaker, { requestId, name }: Request) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return useAction({
    mutationFn: () =>
      send('delete', '/api/networks/{networkId}/join-requests/{requestId}', {
        params: { path: { networkId: id, requestId } },
        as: personId,
      }),
    refresh,
    onError: refresh,
    said: () => t`Demande écartée : ${name}`,
  });
}

export const looked = (secret: string) =>
  queryOptions({
    queryKey: ['joining', secret],
    queryFn: () => send('post', '/api/joining/look', { body: { secret } }),
  });

export const useAskToJoin = () =>
  useAction({ mutationFn: (body: AskToJoinBody) => send('post', '/api/joining', { body }), said: null });
