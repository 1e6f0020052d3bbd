import { type Day, type Nth, dayAfter } from '@relais/contracts';
import { eventsIn, fold } from '@relais/event-sourcing';
import {
  PutSeries,
  type SeriesPlan,
  earlierOf,
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

  keep({ seriesRef }, isBad, { values }) {
    if (seriesRef !== undefined) known.noteSeries(known.ids.idOf('series', seriesRef), isBad ? [] : [values]);
  },
});

/**
 * New series, and corrected plans of recorded ones; what Relais changed stays. A plan ends the later ones, so that these are recorded
 * again after it. The meetings are in meetings.csv.
 */
export function seriesRecorder(known: Knowledge, vault: Vault): Recorder<typeof table.columns> {
  const { ids } = known;
  return {
    table,
    ref: ({ seriesRef }) => seriesRef,
    streams: ({ seriesRef }) => [ids.stream('series', ids.idOf('series', seriesRef))],
    subjects: () => [],
    plan(line, events) {
      const { seriesRef: ref } = line;
      const seriesId = ids.idOf('series', ref);
      const recorded = eventsIn(events, series, seriesId);
      const { plans, known: said } = fold(series, recorded);
      const last = recorded.at(-1);
      const isIn = (those: readonly SeriesPlan[], plan: SeriesPlan) =>
        those.some((one) => isSamePlan(one, plan));
      if (last && !isImported(last)) {
        const isKept = !isIn([...plans, ...said], planOf(line, vault));
        return { send: [], changed: isKept ? [difference('seriesRef', null, null)] : [], lanes: [] };
      }
      const lines = (known.series.get(seriesId) ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1));
      const firstNew = lines.findIndex(
        (one, n) => !isIn(plans, endedBefore(planOf(one, vault), lines[n + 1]?.from ?? null)),
      );
      // The first line speaks for the series.
      if (firstNew < 0 || line.from !== lines[0]?.from) return { send: [], changed: [], lanes: [] };
      const put = (one: SeriesLine) => {
        const name = `series:${ref}:${one.from}`;
        const envelope = last ? ids.correction(name, recorded, one.from) : ids.envelope(name, one.from);
        const data = { networkId: ids.networkId, seriesId, ref, ...planOf(one, vault) };
        return new PutSeries(data, envelope, { place: one.place ?? '' });
      };
      return { send: lines.slice(firstNew).map(put), changed: [], lanes: [seriesId] };
    },
  };
}

/** A plan as it stands once the next one begins. */
const endedBefore = (plan: SeriesPlan, next: Day | null): SeriesPlan =>
  next === null ? plan : { ...plan, until: earlierOf(plan.until ?? next, dayAfter(next, -1)) };

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
