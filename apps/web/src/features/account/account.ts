import { useLingui } from '@lingui/react/macro';
import type { SessionId, SessionsAnswer, SignInsAnswer } from '@relais/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { read, send } from '../../server/client';
import { me } from '../../server/reads';
import { signOut } from '../../server/sign-out';
import { useAction } from '../../ui/use-action';

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
export function useSignOutThere(name: string) {
  const { t } = useLingui();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries(devices);
  return useAction({
    mutationFn: (sessionId: SessionId) =>
      send('delete', '/api/me/sessions/{sessionId}', { params: { path: { sessionId } } }),
    refresh,
    onError: refresh,
    said: () => t`Appareil déconnecté : ${name}`,
  });
}

/** With what was entered here and is not sent yet, or keeping it until this account is back. */
export function useSignOut(path: '/api/sign-out' | '/api/sign-out/everywhere') {
  const { t } = useLingui();
  const client = useQueryClient();
  return useAction({
    mutationFn: (unsent: 'drop' | 'keep') => {
      const networks = unsent === 'drop' ? client.getQueryData(me.queryKey)?.networks : [];
      const said =
        path === '/api/sign-out' ? t`Cet appareil est déconnecté.` : t`Tous tes appareils sont déconnectés.`;
      return signOut(path, new Set(networks?.map(({ personId }) => personId)), said);
    },
    refresh: () => client.clear(),
    // On the page that comes then.
    said: null,
  });
}
