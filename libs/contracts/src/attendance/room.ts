import type { AttendanceStatus } from '../values/values';

/** The ways of attending in which one is in the room (DOMAIN.md, "Liveliness"). */
export const inTheRoom: readonly AttendanceStatus[] = ['present', 'late', 'visitor', 'substitute'];

/** Those of them in which one attends for oneself: A(m). */
export const attendingThemselves: readonly AttendanceStatus[] = ['present', 'late', 'visitor'];

/** @param status null: none is known */
export const isInTheRoom = (status: AttendanceStatus | null): boolean =>
  status !== null && inTheRoom.includes(status);
