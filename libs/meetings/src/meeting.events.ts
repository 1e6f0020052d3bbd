import {
  Day,
  DecisionBecause,
  MeetingId,
  MeetingKind,
  PersonId,
  SeriesId,
  TimeOfDay,
} from '@relais/contracts';
import { type EventOf, event } from '@relais/event-sourcing';
import { z } from 'zod';

const plan = z.strictObject({
  date: Day,
  startTime: TimeOfDay,
  endTime: TimeOfDay.nullable(),
  kind: MeetingKind,
  placeMark: z.string().nullable(),
});
/** The plan of a meeting; the place is in the vault, `placeMark` shows whether it changed. */
export type MeetingPlan = Readonly<z.infer<typeof plan>>;

/** The series of a meeting, and the day on which the series had it; `follows`: it has the plan of the series until a person changes it. */
const placeInSeries = z.strictObject({ seriesId: SeriesId, date: Day, follows: z.boolean() });
export type PlaceInSeries = Readonly<z.infer<typeof placeInSeries>>;

const meeting = z.strictObject({ meetingId: MeetingId });
/** `series`: because its series changed; null: by hand, or by an import. */
const Because = z.enum(['series']).nullable();

export const MeetingScheduled = event(
  'MeetingScheduled',
  2,
  meeting.extend({ ...plan.shape, ref: z.string().nullable(), series: placeInSeries.nullable() }),
);
const MeetingRescheduled = event(
  'MeetingRescheduled',
  2,
  meeting.extend({ ...plan.shape, because: Because }),
);
const MeetingHeld = event('MeetingHeld', 1, meeting);
const MeetingCancelled = event('MeetingCancelled', 2, meeting.extend({ because: Because }));
/** It had been closed or cancelled by mistake, or its series meets on that day again. */
const MeetingReopened = event('MeetingReopened', 2, meeting.extend({ because: Because }));
/** People decided that it takes place as it is, though it is on a public holiday, or its series has changed. */
const MeetingKept = event('MeetingKept', 1, meeting.extend({ because: DecisionBecause }));
/** How many guests without a name are in the room. */
const UnnamedGuestsCounted = event(
  'UnnamedGuestsCounted',
  1,
  meeting.extend({ unnamed: z.int().nonnegative() }),
);

const agenda = z.strictObject({
  minutes: z.array(z.int().positive()).min(1),
  round: z.int().nonnegative().nullable(),
  titlesMark: z.string(),
});
/**
 * What a meeting does, in this order. The titles are in the vault, `titlesMark` shows whether they changed; `round`: which item is the
 * « tour de table ».
 */
export type Agenda = Readonly<z.infer<typeof agenda>>;

/** The agenda holds for this meeting, and for the later ones of its kind until another is adopted (docs/adr/0037). */
const AgendaAdopted = event('AgendaAdopted', 1, meeting.extend(agenda.shape));
/** The round of a meeting began with this member. */
const RoundOpened = event('RoundOpened', 1, meeting.extend({ personId: PersonId }));

export const meetingEvents = [
  MeetingScheduled,
  MeetingRescheduled,
  MeetingHeld,
  MeetingCancelled,
  MeetingReopened,
  MeetingKept,
  UnnamedGuestsCounted,
  AgendaAdopted,
  RoundOpened,
] as const;
export type MeetingEvent = EventOf<(typeof meetingEvents)[number]>;
