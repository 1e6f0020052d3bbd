import type { StoredEvent, Upcaster } from '@relais/event-sourcing';

const line = ({ data, metadata }: StoredEvent) => ({
  ...data,
  welcomedBy: null,
  byThemselves: metadata.actorId !== null && metadata.actorId === (data as { personId?: string }).personId,
  reasoned: false,
});

/** How the older shapes of attendance events are read. */
export const attendanceUpcasters: readonly Upcaster[] = (
  ['AttendanceRecorded', 'AttendanceCorrected'] as const
).map((type) => ({ from: { type, schema: 1 }, to: { type, schema: 2 }, data: line }));
