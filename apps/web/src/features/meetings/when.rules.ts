import { isNextDay } from '@relais/contracts/rules';
import type { Meeting } from './reads';

type Timed = Pick<Meeting, 'date' | 'startTime' | 'endTime' | 'status'>;

/**
 * The meeting that leads the screen: one of today that is still to be closed, else the last of today that was held; one of yesterday
 * as long as it goes on after midnight.
 * @param now where the network is, `2026-11-30 07:45`
 */
export function leadingOf<M extends Timed>(
  meetings: readonly M[],
  yesterday: string,
  now: string,
): M | undefined {
  const [today = '', time = ''] = now.split(' ');
  const goesOn = ({ date, startTime, endTime }: Timed) =>
    date === yesterday && endTime !== null && isNextDay(startTime, endTime) && time < endTime;
  const ofToday = meetings.filter(
    (meeting) => meeting.status !== 'cancelled' && (meeting.date === today || goesOn(meeting)),
  );
  return ofToday.find(({ status }) => status === 'scheduled') ?? ofToday.at(-1);
}
