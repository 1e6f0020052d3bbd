import type { Day, MeetingId, MeetingKind } from '@relais/contracts';
import type { Event } from '@relais/event-sourcing';

/** What is planned; the place lies in the vault, `placeMark` tells whether it changed. */
export type MeetingPlan = Readonly<{
  date: Day;
  startTime: string;
  endTime: string | null;
  kind: MeetingKind;
  placeMark: string | null;
}>;

export type MeetingScheduled = Event<
  'MeetingScheduled',
  { meetingId: MeetingId; ref: string | null } & MeetingPlan
>;
export type MeetingRescheduled = Event<'MeetingRescheduled', { meetingId: MeetingId } & MeetingPlan>;
export type MeetingHeld = Event<'MeetingHeld', { meetingId: MeetingId }>;
export type MeetingCancelled = Event<'MeetingCancelled', { meetingId: MeetingId }>;
/** It had been closed by mistake. */
export type MeetingReopened = Event<'MeetingReopened', { meetingId: MeetingId }>;

export type MeetingEvent =
  MeetingScheduled | MeetingRescheduled | MeetingHeld | MeetingCancelled | MeetingReopened;
