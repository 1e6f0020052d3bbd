import { useLingui } from '@lingui/react/macro';
import type { AdoptCharterBody, CharterAnswer, DescriptionForVisitors } from '@relais/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { read, record } from '../../server/client';
import type { Speaker } from '../../server/reads';
import { useAction } from '../../ui/use-action';

export type Charter = CharterAnswer['charter'];
export type Version = CharterAnswer['versions'][number];

export const charter = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['charter', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/charter', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
  });

/** Changes rules from a day on. */
export function useAdopting({ id, personId }: Speaker) {
  const { t } = useLingui();
  const client = useQueryClient();
  return useAction({
    mutationFn: (body: AdoptCharterBody) =>
      record('/api/networks/{networkId}/charter', {
        params: { path: { networkId: id } },
        as: personId,
        body,
      }),
    refresh: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [what] }) =>
          ['charter', 'me', 'description', 'liveliness', 'liveliness-people'].includes(String(what)),
      }),
    said: () => t`Règles du réseau : c'est enregistré`,
  });
}

/** Replaces what visitors read, or takes it away. */
export function useTellingVisitors({ id, personId }: Speaker) {
  const { t } = useLingui();
  const client = useQueryClient();
  return useAction({
    mutationFn: (body: DescriptionForVisitors) =>
      record('/api/networks/{networkId}/description', {
        params: { path: { networkId: id } },
        as: personId,
        body,
      }),
    refresh: () => client.invalidateQueries({ queryKey: ['description'] }),
    said: () => t`Pour les invités : c'est enregistré`,
  });
}
