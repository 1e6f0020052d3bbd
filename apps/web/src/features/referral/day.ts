import type { TodayAnswer } from '@relais/contracts';
import { useEffect, useState } from 'react';
import { dayIn } from '../../ui/format';

const checkedEveryMs = 30_000;

type Answer = Readonly<{ data: TodayAnswer | undefined; dataUpdatedAt: number }>;

/**
 * Today where the network is: by the server's clock, as long as it is not asked again by the days that have passed on this
 * device since. An app that stays open, also without a network, does not stay in the day on which it was opened.
 */
export function useDay(timezone: string, { data, dataUpdatedAt }: Answer): string {
  const [here, setHere] = useState(() => dayIn(timezone));
  useEffect(() => {
    const look = () => setHere(dayIn(timezone));
    look();
    const timer = setInterval(look, checkedEveryMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [timezone]);
  if (!data) return here;
  const then = dayIn(timezone, new Date(dataUpdatedAt));
  return new Date(Date.parse(data.today) + Date.parse(here) - Date.parse(then)).toISOString().slice(0, 10);
}
