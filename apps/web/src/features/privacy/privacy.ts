import type { DescribeNetworkBody, ErasuresAnswer, NetworkId } from '@relais/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, record } from '../../server/client';

export type Planned = ErasuresAnswer['planned'][number];

export const erasures = (networkId: NetworkId) =>
  queryOptions({
    queryKey: ['erasures', networkId],
    queryFn: ({ signal }) => read<ErasuresAnswer>(`/networks/${networkId}/erasures`, signal),
  });

export function useDescribing(networkId: NetworkId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: DescribeNetworkBody) => record(`/networks/${networkId}/description`, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['description'] }),
  });
}
