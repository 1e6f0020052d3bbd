import type { Day } from '@relais/contracts';

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(day).getUTCDay();

/** Weeks without meetings: around the turn of the year, and the middle of August. */
export const isHoliday = (day: Day): boolean => {
  const ofYear = day.slice(5);
  return ofYear >= '12-22' || ofYear <= '01-02' || (ofYear >= '08-08' && ofYear <= '08-21');
};
