import { useLingui } from '@lingui/react/macro';
import type { DescribeNetworkBody, ErasuresAnswer, NetworkDescription } from '@relais/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { read, record } from '../../server/client';
import type { Speaker } from '../../server/reads';
import { useAction } from '../../ui/use-action';

export type Planned = ErasuresAnswer['planned'][number];

export const erasures = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['erasures', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/erasures', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
  });

/** A first value can be replaced, but not removed. */
export function useDescribing({ id, personId }: Speaker, described: NetworkDescription) {
  const { t } = useLingui();
  const client = useQueryClient();
  const describe = (body: DescribeNetworkBody) =>
    record('/api/networks/{networkId}/description', {
      params: { path: { networkId: id } },
      as: personId,
      body,
    });
  return useAction({
    mutationFn: describe,
    refresh: () => client.invalidateQueries({ queryKey: ['description'] }),
    said: () => t`Responsable des données : c'est enregistré`,
    undo(_, body) {
      const fields = Object.keys(body) as (keyof DescribeNetworkBody)[];
      const before = Object.fromEntries(fields.map((field) => [field, described[field]]));
      return fields.every((field) => described[field]) ? () => describe(before) : null;
    },
  });
}
