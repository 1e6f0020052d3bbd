import type { Folder } from './folder';
import { type NaiveMeeting, type Situation, isRegular, room, situationOf } from './naive-meetings';
import { isMemberOn } from './naive-persons';

/** What was announced, by the refs of meetings and people. */
export type NaiveAnnouncements = Readonly<{
  said: readonly Readonly<{
    meetingRef: string;
    personRef: string;
    coming: 'yes' | 'no';
    substitute: string;
  }>[];
  guests: readonly Readonly<{ meetingRef: string; personRef: string; invitedBy: string }>[];
}>;
type Meeting = Readonly<{ meetingRef: string; date: string; kind: string }>;

/** The forecast of DOMAIN.md, "Meetings", as of a day; null: there is nothing to go by. */
export function naiveForecast(folder: Folder, announced: NaiveAnnouncements, next: Meeting, asOf: string) {
  const situation = situationOf(folder, asOf);
  const past = isRegular(next, situation.charter, situation.held)
    ? situation.counted
    : situation.held.filter(({ kind, here }) => kind === next.kind && here.size > 0);
  if (past.length === 0) return null;
  const expected = roomAt(situation, past, announced, next);
  const misses: number[] = [];
  for (let t = Math.max(1, past.length - situation.window); t < past.length; t += 1) {
    const meeting = past[t] as NaiveMeeting;
    misses.push(room(meeting) - roomAt(situation, past.slice(0, t), announced, meeting).room);
  }
  if (misses.length < 5) return { room: expected.room, low: expected.least, high: expected.most };
  // The narrowest pair of misses, as far from either end as the other, between which 8 of 10 lie.
  const sorted = misses.toSorted((a, b) => a - b);
  let low = sorted[0] ?? 0;
  let high = sorted.at(-1) ?? 0;
  for (let cut = 1; 2 * cut <= misses.length * 0.2; cut += 1) {
    low = sorted[cut] ?? 0;
    high = sorted[sorted.length - 1 - cut] ?? 0;
  }
  return {
    room: expected.room,
    low: Math.max(0, expected.room + Math.min(low, 0)),
    high: expected.room + Math.max(high, 0),
  };
}

function roomAt(
  { folder, charter, window }: Situation,
  past: readonly NaiveMeeting[],
  announced: NaiveAnnouncements,
  { meetingRef, date }: Pick<Meeting, 'meetingRef' | 'date'>,
) {
  const said = announced.said.filter((one) => one.meetingRef === meetingRef);
  const extra = new Set([
    ...announced.guests.filter((one) => one.meetingRef === meetingRef).map(({ personRef }) => personRef),
    ...said.map(({ substitute }) => substitute).filter((ref) => ref !== ''),
  ]);
  for (const { personRef, coming } of said) if (coming === 'no') extra.delete(personRef);
  const yes = said.filter(({ coming, personRef }) => coming === 'yes' && !extra.has(personRef)).length;
  const lately = past.slice(-window);
  const regulars =
    charter.membership === 'none'
      ? lately.flatMap(({ here }) => [...here])
      : folder.members.map(({ memberRef }) => memberRef).filter((ref) => isMemberOn(folder, ref, date));
  const silent = [...new Set(regulars)].filter(
    (ref) => !extra.has(ref) && !said.some(({ personRef }) => personRef === ref),
  );
  let sum = yes + extra.size;
  for (const ref of silent) {
    const first = past.findIndex(({ here }) => here.has(ref));
    const since = lately.filter((meeting) => past.indexOf(meeting) >= first);
    if (first >= 0) sum += since.filter(({ here }) => here.has(ref)).length / since.length;
  }
  const brought = lately.map(
    ({ visitors, substitutes, unnamed }) => visitors.size + substitutes.size + Number(unnamed),
  );
  const mean = brought.reduce((all, one) => all + one, 0) / lately.length;
  const missing = Math.max(0, mean - extra.size);
  return {
    room: Math.round(Number((sum + missing).toFixed(9))),
    least: yes + extra.size,
    most: yes + extra.size + silent.length + Math.ceil(missing),
  };
}
