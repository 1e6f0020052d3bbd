import { queryOptions } from '@tanstack/react-query';
import { read } from '../../../server/client';
import type { Speaker } from '../../../server/reads';

/** « Ma minute » of the person who is signed in. */
export const minute = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['minute', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/minute', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
  });
