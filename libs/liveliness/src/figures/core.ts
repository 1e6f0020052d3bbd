import { hasLeftBy } from '@relais/networks/rules';
import type { Person } from '../persons';
import type { FirstSeenByRank } from './first-seen';
import type { CountedMeeting } from './gatherings';
import type { Parameters } from './parameters';

/** The steady core C(t) of every counted meeting, in their order. */
export function steadyCores(
  counted: readonly CountedMeeting[],
  firstSeen: FirstSeenByRank,
  { window, coreMinimum, coreShare }: Parameters,
): ReadonlySet<Person>[] {
  const attended = new Int32Array(firstSeen.length);
  const timesOf = (rank: number): number => attended[rank] ?? 0;
  let around: Person[] = [];
  return counted.map(({ t, attending, meeting }) => {
    for (const { rank } of counted[t - window - 1]?.attending ?? []) attended[rank] = timesOf(rank) - 1;
    around = around.filter(({ rank }) => timesOf(rank) > 0);
    for (const person of attending) {
      const times = timesOf(person.rank);
      if (times === 0) around.push(person);
      attended[person.rank] = times + 1;
    }
    const core = new Set<Person>();
    for (const person of around) {
      const known = t - (firstSeen[person.rank]?.f ?? t) + 1;
      if (known < coreMinimum || timesOf(person.rank) / Math.min(window, known) < coreShare) continue;
      if (!hasLeftBy(person.periods, meeting.date)) core.add(person);
    }
    return core;
  });
}
