import { type SeriesRule, dayAfter, daysAhead } from '@relais/contracts';
import { type Decided, type Decider, Refusal, ensure } from '@relais/event-sourcing';
import { ensureLength } from '../meeting-times.rules';
import { datesOf, earlierOf, mondayOf } from './recurrence.rules';
import type { EndSeries, PutSeries } from './series.commands';
import type { SeriesEvent, SeriesPlan } from './series.events';
import { type Series, type SeriesCircumstances, doubledDay } from './series.rules';

type SeriesCommand = Decided<PutSeries | EndSeries>;

export const series: Decider<SeriesCommand, Series, SeriesEvent, SeriesCircumstances> = {
  category: 'series',
  initialState: { plans: [], known: [] },

  decide({ type, data, principal }, state, circumstances) {
    const { seriesId } = data;
    const isNew = state.known.length === 0;
    switch (type) {
      case 'PutSeries': {
        const plan = planOf(data);
        if (isSamePlan(state.plans.at(-1), plan)) return [];
        // What a folder has was planned already.
        if (principal.role !== 'system') ensurePlannable(plan, circumstances);
        const changed: SeriesEvent = isNew
          ? { type: 'SeriesPlanned', on: plan.from, data: { seriesId, ref: data.ref, ...plan } }
          : { type: 'SeriesChanged', on: plan.from, data: { seriesId, ...plan } };
        const doubled = isNew ? null : doubledDay(series.evolve(state, changed), plan, circumstances);
        if (doubled !== null && principal.role !== 'system')
          throw new Refusal(
            'week-doubled',
            `The series already has a meeting in the week of ${mondayOf(doubled)}: let the change begin a week later, or leave out ${doubled}.`,
            'from',
          );
        return [changed];
      }
      case 'EndSeries':
        if (isNew) throw new Refusal('not-found', 'There is no such series here.', 'seriesId');
        return state.plans.every(({ until }) => until !== null && until < data.on)
          ? []
          : [{ type: 'SeriesEnded', on: data.on, data: { seriesId } }];
    }
  },

  evolve({ plans, known }, { type, on, data }) {
    switch (type) {
      case 'SeriesPlanned':
      case 'SeriesChanged': {
        const plan = planOf(data);
        return { plans: [...endedBefore(plans, plan.from), plan], known: [...known, plan] };
      }
      case 'SeriesEnded':
        return { plans: endedBefore(plans, on), known };
    }
  },
};

/** @throws Refusal `meeting-too-long`, `series-too-far-ahead`, `series-without-meetings` */
function ensurePlannable(plan: SeriesPlan, { today }: SeriesCircumstances): void {
  ensureLength(plan, null);
  ensure(
    plan.from <= dayAfter(today, daysAhead),
    'series-too-far-ahead',
    'A series begins within the next 26 weeks: its meetings are created no further ahead.',
    'from',
  );
  ensure(
    datesOf(plan, { from: plan.from, to: dayAfter(plan.from, 2 * daysAhead) }).length > 0,
    'series-without-meetings',
    'No day fits this series: choose another last day, or leave out fewer days.',
    'until',
  );
}

const endedBefore = (plans: readonly SeriesPlan[], day: string): SeriesPlan[] =>
  plans
    .filter(({ from }) => from < day)
    .map((plan) => ({ ...plan, until: earlierOf(plan.until ?? dayAfter(day, -1), dayAfter(day, -1)) }));

const planOf = ({
  rule,
  from,
  until,
  without,
  startTime,
  endTime,
  kind,
  placeMark,
}: SeriesPlan): SeriesPlan => ({
  rule: inOrder(rule),
  from,
  until,
  without: without.map((span) => ({ from: span.from, to: span.to })),
  startTime,
  endTime,
  kind,
  placeMark,
});

/** Keys come back from the log in another order. */
const inOrder = (rule: SeriesRule): SeriesRule =>
  'every' in rule ? { every: rule.every, weekday: rule.weekday } : { nth: rule.nth, weekday: rule.weekday };

/** Whether two plans are the same, in whatever order their keys are. */
export const isSamePlan = (one: SeriesPlan | undefined, other: SeriesPlan): boolean =>
  one !== undefined && JSON.stringify(planOf(one)) === JSON.stringify(planOf(other));
