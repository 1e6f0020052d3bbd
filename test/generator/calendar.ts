import type { Random } from '@relais/simulation';
import { addDays } from '../oracle/days';
import type { MeetingRow } from '../oracle/folder';
import { place } from './imaginary';
import type { Plan } from './plan';

const usualTimes = [
  ['breakfast', '07:30', '09:00'],
  ['lunch', '12:15', ''],
  ['evening', '18:30', '20:00'],
  ['online', '12:30', '13:15'],
] as const;

/** Some mornings a member brings children along. */
const unnamedOn = (date: string): string => (/[05]$/.test(date) ? '2' : '');

/** The meetings of a network, past ones held or cancelled, the last few scheduled; in order of their days. */
export function calendarOf(random: Random, plan: Plan): MeetingRow[] {
  const [usualKind, usualStart, usualEnd] = random.pick(usualTimes);
  const rows: MeetingRow[] = [];
  const add = (date: string, status: string, startTime: string = usualStart) => {
    const isBeside = random.chance(plan.besides);
    rows.push({
      meetingRef: '',
      date,
      startTime: isBeside ? random.pick(['18:30', startTime]) : startTime,
      endTime: isBeside || startTime !== usualStart ? '' : usualEnd,
      kind: isBeside ? random.pick(['discovery', 'activity']) : usualKind,
      place: place(random),
      status,
      unnamed: status === 'held' ? unnamedOn(date) : '',
    });
  };
  for (let number = plan.meetings - 1; number >= 0; number -= 1) {
    const late = random.chance(plan.late) ? random.integer(1, 3) : 0;
    const date = addDays(plan.lastMeeting, late - number * plan.daysBetweenMeetings - (number === 0 ? 3 : 0));
    add(date, random.chance(plan.cancelled) ? 'cancelled' : 'held');
    if (random.chance(plan.twins)) add(date, 'held', random.pick(['07:00', usualStart, '19:00']));
    if (random.chance(0.03)) add(addDays(date, 1), 'scheduled');
  }
  add(random.pick(['2026-10-08', '2026-10-15']), 'scheduled');
  add(random.pick(['2026-12-03', '2027-01-07']), 'scheduled');
  const numbers = random.chance(0.3)
    ? random.shuffle(rows.map((_, index) => index))
    : rows.map((_, index) => index);
  return rows.map((row, index) => ({
    ...row,
    meetingRef: `M${String((numbers[index] ?? 0) + 1).padStart(3, '0')}`,
  }));
}
