import { useLingui } from '@lingui/react/macro';
import type { PutSeriesBody, SeriesAnswer, SeriesId } from '@relais/contracts';
import { cleanText } from '@relais/contracts/text';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import { read, record } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import type { Speaker } from '../../server/reads';
import { useFormat } from '../../ui/format';
import type { PlannedMeeting } from '../../ui/further/meeting-fields';
import { useAction } from '../../ui/use-action';
import { useRefresh } from './planning';
import type { Meeting } from './reads';

export type Series = SeriesAnswer['series'][number];
type Plan = Omit<PutSeriesBody, 'networkId'>;
/** A meeting as it is to be from now on, and how often. */
export type Repeated = Pick<Plan, 'rule' | 'from' | 'until'> & Readonly<{ meeting: PlannedMeeting }>;

const series = ({ id, personId }: Speaker) =>
  queryOptions({
    queryKey: ['meetings', 'series', id, personId],
    queryFn: ({ signal }) =>
      read('/api/networks/{networkId}/series', {
        params: { path: { networkId: id } },
        as: personId,
        signal,
      }),
    select: (answer) => answer.series,
  });

/** The series of a meeting; null while it is read, and where there is none. */
export function useSeriesOf(meeting: Meeting | null): Series | null {
  const seriesId = meeting?.seriesId ?? null;
  const { data } = useQuery({ ...series(useNetwork()), enabled: seriesId !== null });
  return data?.find((one) => one.seriesId === seriesId) ?? null;
}

const put = ({ id: networkId, personId }: Speaker, seriesId: SeriesId, plan: Plan) =>
  record('/api/series/{seriesId}', {
    params: { path: { seriesId } },
    as: personId,
    body: { networkId, ...plan },
  });

const end = ({ personId }: Speaker, seriesId: SeriesId, on: string) =>
  record('/api/series/{seriesId}/ending', { params: { path: { seriesId } }, as: personId, body: { on } });

const planOf = ({ rule, from, until, without, startTime, endTime, kind, place }: Series): Plan => ({
  rule,
  from,
  until,
  without,
  startTime,
  endTime,
  kind,
  place,
});

/** Plans a series, the same one when it is tried again, or changes one from a meeting on; « Annuler » puts it back. */
export function useSeriesPlanning(before: Series | null) {
  const { t } = useLingui();
  const format = useFormat();
  const network = useNetwork();
  const [newId] = useState(() => v7() as SeriesId);
  const seriesId = before?.seriesId ?? newId;
  return useAction({
    mutationFn: ({ meeting, ...repeated }: Repeated) => {
      const { startTime, endTime, kind, place } = meeting;
      return put(network, seriesId, {
        ...repeated,
        without: before?.without ?? [],
        startTime,
        endTime: endTime || null,
        kind,
        place: cleanText(place) ? place : null,
      });
    },
    refresh: useRefresh(),
    said(_, { from }) {
      const day = format.longDay(from);
      return before ? t`Série modifiée à partir du ${day}` : t`Série prévue à partir du ${day}`;
    },
    undo:
      (_, { from }) =>
      () =>
        before ? put(network, seriesId, planOf(before)) : end(network, seriesId, from),
  });
}

/** No meeting of the series any more from a day on. */
export function useSeriesEnding(before: Series | null, on: string) {
  const { t } = useLingui();
  const day = useFormat().longDay(on);
  const network = useNetwork();
  return useAction({
    mutationFn: async () => before && end(network, before.seriesId, on),
    refresh: useRefresh(),
    said: () => t`Plus de rencontre de la série à partir du ${day}`,
    undo: () => () => (before ? put(network, before.seriesId, planOf(before)) : Promise.resolve()),
  });
}
