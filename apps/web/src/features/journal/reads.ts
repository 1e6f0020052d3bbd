import type { AuditAnswer, NetworkId } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../server/client';

export type Entry = AuditAnswer['entries'][number];

export const journal = (networkId: NetworkId) =>
  queryOptions({
    queryKey: ['journal', networkId],
    queryFn: ({ signal }) => read<AuditAnswer>(`/networks/${networkId}/audit`, signal),
    select: (answer) => answer.entries,
  });
