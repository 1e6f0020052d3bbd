import { queryOptions } from '@tanstack/react-query';
import { read } from '../../server/client';
import type { Speaker } from '../../server/reads';

/** The one-to-ones of the person who is signed in, with everybody. */
export const ownOneToOnes = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['one-to-ones', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/one-to-ones', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
    select: (answer) => answer.oneToOnes,
  });
