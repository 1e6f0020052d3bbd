import type { AuditAnswer } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../server/client';
import type { Speaker } from '../../server/reads';

export type Entry = AuditAnswer['entries'][number];

export const journal = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['journal', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/audit', { params: { path: { networkId: id } }, as: personId, signal }),
    select: (answer) => answer.entries,
  });
