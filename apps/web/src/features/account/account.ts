import type { SessionId, SessionsAnswer, SignInsAnswer } from '@relais/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, send } from '../../server/client';
import { me } from '../../server/reads';
import { signOut } from '../../server/sign-out';

export type Device = SessionsAnswer['sessions'][number];
export type SignIn = SignInsAnswer['signIns'][number];

export const devices = queryOptions({
  queryKey: ['account', 'devices'],
  queryFn: ({ signal }) => read('/api/me/sessions', { signal }),
  select: (answer) => answer.sessions,
});

export const signIns = queryOptions({
  queryKey: ['account', 'sign-ins'],
  queryFn: ({ signal }) => read('/api/me/sign-ins', { signal }),
  select: (answer) => answer.signIns,
});

export const myNetworks = queryOptions({
  queryKey: ['account', 'networks'],
  queryFn: ({ signal }) => read('/api/me/networks', { signal }),
  select: (answer) => answer.networks,
});

/** Signs another device out. */
export function useSignOutThere() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: SessionId) =>
      send('delete', '/api/me/sessions/{sessionId}', { params: { path: { sessionId } } }),
    onSettled: () => client.invalidateQueries(devices),
  });
}

/** With what was entered here and is not sent yet, or keeping it until this account is back. */
export function useSignOut(path: '/api/sign-out' | '/api/sign-out/everywhere') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (unsent: 'drop' | 'keep') => {
      const networks = unsent === 'drop' ? client.getQueryData(me.queryKey)?.networks : [];
      return signOut(path, new Set(networks?.map(({ personId }) => personId)));
    },
    onSuccess: () => client.clear(),
  });
}
