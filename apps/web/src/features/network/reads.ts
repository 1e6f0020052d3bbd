import type { LivelinessAnswer, LivelinessPeopleAnswer } from '@relais/contracts';
import { queryOptions } from '@tanstack/react-query';
import { read } from '../../server/client';
import type { Speaker } from '../../server/reads';

const asOfDay = (asOf: string | undefined) => (asOf ? `?asOf=${asOf}` : '');

export const liveliness = ({ id, personId }: Speaker, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['liveliness', id, personId, asOf ?? null],
    queryFn: ({ signal }) =>
      read<LivelinessAnswer>(`/networks/${id}/liveliness${asOfDay(asOf)}`, signal, personId),
  });

/** Who stands behind the figures: hosts and organisers only. */
export const livelinessPeople = ({ id, personId }: Speaker, asOf: string | undefined, allowed: boolean) =>
  queryOptions({
    queryKey: ['liveliness-people', id, personId, asOf ?? null],
    enabled: allowed,
    queryFn: ({ signal }) =>
      read<LivelinessPeopleAnswer>(`/networks/${id}/liveliness/people${asOfDay(asOf)}`, signal, personId),
  });
