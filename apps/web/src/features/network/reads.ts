import type { NetworkId } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../server/client';
import type { Speaker } from '../../server/reads';

const paramsOf = (networkId: NetworkId, asOf: string | undefined) => ({
  params: { path: { networkId }, query: { ...(asOf && { asOf }) } },
});

export const liveliness = ({ id, personId }: Speaker, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['liveliness', id, personId, asOf ?? null],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/liveliness', { ...paramsOf(id, asOf), as: personId, signal }),
  });

/** The people behind the figures, for hosts and organisers only. */
export const livelinessPeople = ({ id, personId }: Speaker, asOf: string | undefined, allowed: boolean) =>
  queryOptions({
    queryKey: ['liveliness-people', id, personId, asOf ?? null],
    enabled: allowed,
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/liveliness/people', { ...paramsOf(id, asOf), as: personId, signal }),
  });
