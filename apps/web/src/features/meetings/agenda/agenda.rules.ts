import type { MeetingAnswer } from '@relais/contracts';

type Item = MeetingAnswer['agenda'][number];
export type TimedItem = Item & Readonly<{ from: string; to: string }>;

const perDay = 24 * 60;

/** A time of the clock so many minutes later, after midnight that of the next day. @param time like 07:30 */
export function minutesAfter(time: string, minutes: number): string {
  const [hours = 0, past = 0] = time.split(':').map(Number);
  const minute = (hours * 60 + past + minutes) % perDay;
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The items of an agenda by the clock, one after the other from the start of the meeting on. */
export function timed(startTime: string, agenda: readonly Item[]): TimedItem[] {
  let before = 0;
  return agenda.map((item) => {
    const from = minutesAfter(startTime, before);
    before += item.minutes;
    return { ...item, from, to: minutesAfter(startTime, before) };
  });
}

/** An item as it is typed; `key` stays with it where it moves. */
export type Draft = Readonly<{ key: string; title: string; minutes: string; isRound: boolean }>;

/** NaN: no whole number. */
export const minutesOf = ({ minutes }: Pick<Draft, 'minutes'>): number =>
  /^\s*\d{1,9}\s*$/.test(minutes) ? Number(minutes) : NaN;

/** An item in the place of the one before it. */
export const movedUp = <T>(items: readonly T[], index: number): T[] =>
  items.toSpliced(index - 1, 2, ...items.slice(index - 1, index + 1).reverse());
