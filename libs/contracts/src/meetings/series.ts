import { z } from 'zod';
import { NetworkId, SeriesId } from '../values/ids';
import { Day, MeetingKind, Place, TimeOfDay } from '../values/values';

/** How many days ahead the meetings of a series are created: 26 weeks. */
export const daysAhead = 26 * 7;

/** Monday 1 to Sunday 7 (ISO 8601). */
const Weekday = z.int().min(1).max(7);
const weekly = z.strictObject({ every: z.int().min(1).max(26), weekday: Weekday });

/** Which of the weekdays of a month. */
const Nth = z.union([z.int().min(1).max(4), z.literal('last')]);
export type Nth = z.infer<typeof Nth>;
const Nths = z
  .array(Nth)
  .min(1)
  .max(5)
  .refine((nths) => new Set(nths).size === nths.length, { error: 'must name each once' });

/** When a series meets: every n weeks from its first day on, or on certain weekdays of a month. */
export const SeriesRule = z.union([weekly, z.strictObject({ nth: Nths, weekday: Weekday })]);
export type SeriesRule = z.infer<typeof SeriesRule>;

/** Both days included. */
const Span = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { error: 'must not be before from', path: ['to'] });
export type Span = z.infer<typeof Span>;
export const Spans = z.array(Span).max(200);

export const PutSeriesBody = z.strictObject({
  networkId: NetworkId,
  rule: z.union([weekly, z.strictObject({ nth: z.union([Nth, Nths]), weekday: Weekday })]),
  from: Day,
  until: Day.nullish(),
  /** Days and spans of days on which the series does not meet. */
  without: z
    .array(z.union([Day, Span]))
    .max(200)
    .optional(),
  startTime: TimeOfDay,
  endTime: TimeOfDay.nullish(),
  kind: MeetingKind,
  place: Place.nullish(),
});
export type PutSeriesBody = z.infer<typeof PutSeriesBody>;

/** `on`: the first day on which the series does not meet any more. */
export const EndSeriesBody = z.strictObject({ on: Day });
export type EndSeriesBody = z.infer<typeof EndSeriesBody>;

/** The series of a network, as they were planned last; `until` also where they were ended. */
export const SeriesAnswer = z.object({
  series: z.array(
    z.object({
      seriesId: SeriesId,
      ref: z.string(),
      rule: SeriesRule,
      from: Day,
      until: Day.nullable(),
      without: Spans,
      startTime: TimeOfDay,
      endTime: TimeOfDay.nullable(),
      kind: MeetingKind,
      place: z.string().nullable(),
    }),
  ),
});
export type SeriesAnswer = z.infer<typeof SeriesAnswer>;
