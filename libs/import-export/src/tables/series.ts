import type { Nth } from '@relais/contracts';
import { eventsIn, fold } from '@relais/event-sourcing';
import {
  PutSeries,
  type SeriesPlan,
  ensureLength,
  isSamePlan,
  monthlyInOrder,
  series,
} from '@relais/meetings';
import type { Vault } from '@relais/vault';
import type { Knowledge } from '../recorded/knowledge';
import { type Recorder, difference, isImported } from '../recorded/recorder';
import { checkRule } from './check-rule';
import { type TableCheck, names, sayTwice } from './table-check';
import { type SeriesLine, series as table } from './tables';

export const seriesCheck = (known: Knowledge): TableCheck<typeof table.columns> => ({
  table,
  named: ({ seriesRef }) => names('series', seriesRef),

  check({ seriesRef, every, nth, from, until, startTime, endTime }, say) {
    if (!known.isFirst(`series ${seriesRef} ${from}`)) sayTwice(say, 'from', `${seriesRef} from ${from}`);
    if ((every === null) === (nth === null)) say('every', 'needs a number of weeks, or nth a list, not both');
    if (until !== null && until < from) say('until', `${until} is before ${from}`);
    checkRule(
      say,
      () => ensureLength({ startTime, endTime }, null),
      () => ['endTime', `from ${startTime} to ${String(endTime)} is more than 12 hours`],
    );
  },

  keep({ seriesRef }) {
    if (seriesRef !== undefined) known.series.add(known.ids.idOf('series', seriesRef));
  },
});

/** New series, and further plans of recorded ones; what Relais changed stays. Their meetings are in meetings.csv. */
export function seriesRecorder(known: Knowledge, vault: Vault): Recorder<typeof table.columns> {
  const { ids } = known;
  return {
    table,
    ref: ({ seriesRef }) => seriesRef,
    streams: ({ seriesRef }) => [ids.stream('series', ids.idOf('series', seriesRef))],
    subjects: () => [],
    plan(line, events) {
      const { seriesRef: ref, from, place } = line;
      const seriesId = ids.idOf('series', ref);
      const recorded = eventsIn(events, series, seriesId);
      const { plans } = fold(series, recorded);
      const plan = planOf(line, vault);
      const last = recorded.at(-1);
      if (plans.some((one) => isSamePlan(one, plan))) return { send: [], changed: [], lanes: [] };
      if (last && !isImported(last))
        return { send: [], changed: [difference('seriesRef', null, null)], lanes: [] };
      const name = `series:${ref}:${from}`;
      const envelope = last ? ids.correction(name, recorded, from) : ids.envelope(name, from);
      const data = { networkId: ids.networkId, seriesId, ref, ...plan };
      return {
        send: [new PutSeries(data, envelope, { place: place ?? '' })],
        changed: [],
        lanes: [seriesId],
      };
    },
  };
}

const planOf = (
  { every, nth, weekday, from, until, without, startTime, endTime, kind, place }: SeriesLine,
  vault: Vault,
): SeriesPlan => ({
  rule: every === null ? monthlyInOrder({ nth: nth as Nth[], weekday }) : { every, weekday },
  from,
  until,
  without: without ?? [],
  startTime,
  endTime,
  kind,
  placeMark: place === null ? null : vault.fingerprint(place),
});
