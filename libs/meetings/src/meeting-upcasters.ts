import type { Upcaster } from '@relais/event-sourcing';

/** How the events of meetings are read that were recorded before there were series. */
export const meetingUpcasters: readonly Upcaster[] = [
  {
    from: { type: 'MeetingScheduled', schema: 1 },
    to: { type: 'MeetingScheduled', schema: 2 },
    data: ({ data }) => ({ ...data, series: null }),
  },
  ...(['MeetingRescheduled', 'MeetingCancelled', 'MeetingReopened'] as const).map((type): Upcaster => ({
    from: { type, schema: 1 },
    to: { type, schema: 2 },
    data: ({ data }) => ({ ...data, because: null }),
  })),
];
