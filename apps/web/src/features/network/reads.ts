import type { LivelinessAnswer, LivelinessPeopleAnswer, NetworkId } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../server/client';

const asOfDay = (asOf: string | undefined) => (asOf ? `?asOf=${asOf}` : '');

export const liveliness = (networkId: NetworkId, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['liveliness', networkId, asOf ?? null],
    queryFn: ({ signal }) =>
      read<LivelinessAnswer>(`/networks/${networkId}/liveliness${asOfDay(asOf)}`, signal),
  });

/** Who stands behind the figures: hosts and organisers only. */
export const livelinessPeople = (networkId: NetworkId, asOf: string | undefined, allowed: boolean) =>
  queryOptions({
    queryKey: ['liveliness-people', networkId, asOf ?? null],
    enabled: allowed,
    queryFn: ({ signal }) =>
      read<LivelinessPeopleAnswer>(`/networks/${networkId}/liveliness/people${asOfDay(asOf)}`, signal),
  });
