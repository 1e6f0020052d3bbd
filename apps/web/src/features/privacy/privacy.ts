import type { DescribeNetworkBody, ErasuresAnswer } from '@relais/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, record } from '../../server/client';
import type { Speaker } from '../../server/reads';

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

export function useDescribing({ id, personId }: Speaker) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DescribeNetworkBody) =>
      record('/api/networks/{networkId}/description', {
        params: { path: { networkId: id } },
        as: personId,
        body,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['description'] }),
  });
}
