import type { Cursor } from '@relais/event-sourcing';

/** Microseconds since 1970 of an instant as `Cursor` has it. */
const microsecondsOf = (instant: string): number =>
  Date.parse(`${instant.slice(0, 23)}Z`) * 1000 + Number(instant.slice(23, 26));

/** ISO 8601 UTC with microseconds. */
export const instantOf = (microseconds: number): string =>
  `${new Date(Math.floor(microseconds / 1000)).toISOString().slice(0, 23)}${String(microseconds % 1000).padStart(3, '0')}Z`;

/** The recorded time of the event after a cursor: its own, or a microsecond later than the cursor's if it is not later. */
export const recordedAfter = ({ recordedAt }: Cursor, own: string): string =>
  own > recordedAt ? own : instantOf(microsecondsOf(recordedAt) + 1);
