import { type Day, type MeetingId, dayAfter, daysAhead } from '@relais/contracts';
import type { MeetingPlan } from '../meeting.events';
import type { MeetingTimes } from '../meeting-times.rules';
import { type ScheduledMeeting, followsSeries, samePlan } from '../meeting.rules';
import { datesOf, laterOf, mondayOf } from './recurrence.rules';
import type { SeriesPlan } from './series.events';

/** `plans`: those in force, one for each day; `known`: everything that was ever planned. */
export type Series = Readonly<{ plans: readonly SeriesPlan[]; known: readonly SeriesPlan[] }>;

/** A meeting of a series; `date`: the day on which the series had it. */
export type MeetingOfSeries = Readonly<{
  meetingId: MeetingId;
  date: Day;
  meeting: ScheduledMeeting;
  /** Whether participants announced something for it; then their word counts more than the series. */
  isAnnouncedFor: boolean;
}>;

/** What is known around a series; `meetings`: those of the last and the next 26 weeks. */
export type SeriesCircumstances = Readonly<{
  today: Day;
  hasBegun: (times: MeetingTimes) => boolean;
  meetings: readonly MeetingOfSeries[];
}>;

/** What makes the meeting of a date as the series has it; null: the series does not meet then. */
export type Step = Readonly<{ date: Day; plan: MeetingPlan | null }>;

/** Over which days meetings are created. */
const ahead = (today: Day) => ({ from: today, to: dayAfter(today, daysAhead) });

const planOn = ({ startTime, endTime, kind, placeMark }: SeriesPlan, date: Day): MeetingPlan => ({
  date,
  startTime,
  endTime,
  kind,
  placeMark,
});

/** The days of a series within these, with the plan of each. */
const plannedOn = ({ plans }: Series, within: Readonly<{ from: Day; to: Day }>): Map<Day, MeetingPlan> =>
  new Map(plans.flatMap((plan) => datesOf(plan, within).map((date) => [date, planOn(plan, date)])));

/** Every day on which the series may have a meeting, by all that was ever planned. */
export const knownDates = ({ known }: Series, within: Readonly<{ from: Day; to: Day }>): Day[] => [
  ...new Set(known.flatMap((plan) => datesOf(plan, within))),
];

const isStanding = ({ meeting }: MeetingOfSeries): boolean => meeting.status !== 'cancelled';

/** Whether people decide about a meeting that no longer fits its series: they told others that they come, or do not. */
const isDecidedByPeople = ({ meeting, isAnnouncedFor }: MeetingOfSeries): boolean =>
  isAnnouncedFor && meeting.status === 'scheduled';

/** The days on which meetings of a series stand, beside one of them. */
export const takenDays = (meetings: readonly MeetingOfSeries[], besides: MeetingId | null): Set<Day> =>
  new Set(
    meetings
      .filter((one) => isStanding(one) && one.meetingId !== besides)
      .map(({ meeting }) => meeting.plan.date),
  );

type Change = Readonly<{ one: MeetingOfSeries; plan: MeetingPlan | null }>;

/** The meetings that have not begun, that nobody changed or cancelled by hand, and that differ from their series. */
function changesIn(series: Series, { today, hasBegun, meetings }: SeriesCircumstances): Change[] {
  const planned = plannedOn(series, ahead(today));
  const taken = takenDays(meetings, null);
  return meetings.flatMap((one) => {
    const { date, meeting } = one;
    const plan = planned.get(date) ?? null;
    const isDone =
      plan === null
        ? meeting.status === 'cancelled'
        : meeting.status === 'scheduled' && samePlan(meeting.plan, plan);
    const isTaken = plan !== null && meeting.status === 'cancelled' && taken.has(date);
    const isOpen = followsSeries(meeting) && !hasBegun(meeting.plan) && !(plan && hasBegun(plan));
    return isOpen && !isDone && !isTaken ? [{ one, plan }] : [];
  });
}

/**
 * What is to be done to the meetings of a series: those of the next 26 weeks that are missing are created; those that have not begun,
 * that nobody changed or cancelled by hand, and that nobody announced anything for, become as it says or are cancelled (DOMAIN.md,
 * "Meetings").
 */
export function stepsOf(series: Series, circumstances: SeriesCircumstances): Step[] {
  const { today, hasBegun, meetings } = circumstances;
  const taken = takenDays(meetings, null);
  const known = new Set(meetings.map(({ date }) => date));
  const existing = changesIn(series, circumstances)
    .filter(({ one }) => !isDecidedByPeople(one))
    .map(({ one, plan }) => ({ date: one.date, plan }));
  const missing = [...plannedOn(series, ahead(today))]
    .filter(([date, plan]) => !known.has(date) && !hasBegun(plan) && !taken.has(date))
    .map(([date, plan]) => ({ date, plan }));
  return [...existing, ...missing];
}

/** The meetings that no longer fit their series and that people decide about, with what the series has instead. */
export const undecidedIn = (
  series: Series,
  circumstances: SeriesCircumstances,
): Map<MeetingId, MeetingPlan | null> =>
  new Map(
    changesIn(series, circumstances)
      .filter(({ one }) => isDecidedByPeople(one))
      .map(({ one, plan }) => [one.meetingId, plan]),
  );

/** The first day of a changed plan in the week of another meeting of the series that stays; null: there is none. */
export function doubledDay(
  series: Series,
  changed: SeriesPlan,
  { today, hasBegun, meetings }: SeriesCircumstances,
): Day | null {
  const planned = plannedOn(series, ahead(today));
  const newDays = datesOf(changed, { ...ahead(today), from: laterOf(changed.from, today) });
  // People decide about what was announced for: until then the week has both.
  const stays = (one: MeetingOfSeries) =>
    isStanding(one) && (planned.has(one.date) || hasBegun(one.meeting.plan) || !followsSeries(one.meeting));
  const staying = meetings.filter(stays);
  const known = new Map(meetings.map((one) => [one.date, one.meeting]));
  const days = [
    ...staying.map(({ date, meeting }) => ({ of: date, day: meeting.plan.date })),
    ...[...planned.keys()].filter((day) => !known.has(day)).map((day) => ({ of: day, day })),
  ];
  return (
    newDays.find(
      (day) =>
        (known.get(day)?.isCancelledBySeries ?? true) &&
        days.some((other) => other.of !== day && other.day !== day && mondayOf(other.day) === mondayOf(day)),
    ) ?? null
  );
}
