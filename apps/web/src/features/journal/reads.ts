import type { AuditAnswer } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../server/client';
import type { Speaker } from '../../server/reads';

export type Entry = AuditAnswer['entries'][number];

export const journal = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['journal', id, personId],
    queryFn: ({ signal }) => read<AuditAnswer>(`/networks/${id}/audit`, signal, personId),
    select: (answer) => answer.entries,
  });
