import { Day, MeetingKind, SeriesId, SeriesRule, Spans, TimeOfDay } from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

const plan = z.strictObject({
  rule: SeriesRule,
  from: Day,
  until: Day.nullable(),
  without: Spans,
  startTime: TimeOfDay,
  endTime: TimeOfDay.nullable(),
  kind: MeetingKind,
  placeMark: z.string().nullable(),
});
/** When a series meets from a day on; the place is in the vault, `placeMark` shows whether it changed. */
export type SeriesPlan = Readonly<z.infer<typeof plan>>;

const series = z.strictObject({ seriesId: SeriesId });

export const SeriesPlanned = event(
  'SeriesPlanned',
  1,
  series.extend({ ...plan.shape, ref: z.string().nullable() }),
);
/** From `from` on it meets in another way. */
const SeriesChanged = event('SeriesChanged', 1, series.extend(plan.shape));
/** From the day of this event on it does not meet. */
const SeriesEnded = event('SeriesEnded', 1, series);

export const seriesEvents = [SeriesPlanned, SeriesChanged, SeriesEnded] as const;
export type SeriesEvent = EventOf<(typeof seriesEvents)[number]>;
