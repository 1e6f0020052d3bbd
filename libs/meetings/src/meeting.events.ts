import { Day, MeetingId, MeetingKind, TimeOfDay } from '@relais/contracts';
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

const meeting = z.strictObject({ meetingId: MeetingId });

export const MeetingScheduled = event(
  'MeetingScheduled',
  1,
  meeting.extend({ ...plan.shape, ref: z.string().nullable() }),
);
const MeetingRescheduled = event('MeetingRescheduled', 1, meeting.extend(plan.shape));
const MeetingHeld = event('MeetingHeld', 1, meeting);
const MeetingCancelled = event('MeetingCancelled', 1, meeting);
/** It had been closed by mistake. */
const MeetingReopened = event('MeetingReopened', 1, meeting);
/** How many guests without a name are in the room. */
const UnnamedGuestsCounted = event(
  'UnnamedGuestsCounted',
  1,
  meeting.extend({ unnamed: z.int().nonnegative() }),
);

export const meetingEvents = [
  MeetingScheduled,
  MeetingRescheduled,
  MeetingHeld,
  MeetingCancelled,
  MeetingReopened,
  UnnamedGuestsCounted,
] as const;
export type MeetingEvent = EventOf<(typeof meetingEvents)[number]>;
