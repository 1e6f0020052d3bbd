import type { Day } from '@relais/contracts';

/** The same day of a later month, or that month's last day: 2025-11-30 and 3 months make 2026-02-28. */
export function monthsAfter(day: Day, months: number): Day {
  const date = new Date(day);
  const dayOfMonth = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== dayOfMonth) date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}
