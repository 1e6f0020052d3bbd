import type { FirstSeenByRank } from './first-seen';
import type { CountedMeeting } from './gatherings';
import type { Parameters } from './parameters';
import { hasLeftBy, type Person } from './register';

/** The steady core C(t) of every counted meeting, in their order. */
export function steadyCores(
  counted: readonly CountedMeeting[],
  firstSeen: FirstSeenByRank,
  { window, coreMinimum, coreShare }: Parameters,
): ReadonlySet<Person>[] {
  const attended = new Map<Person, number>();
  const attend = (person: Person, times: number): void => {
    const sum = (attended.get(person) ?? 0) + times;
    if (sum === 0) attended.delete(person);
    else attended.set(person, sum);
  };
  return counted.map(({ t, attending, meeting }) => {
    for (const person of attending) attend(person, 1);
    for (const person of counted[t - window - 1]?.attending ?? []) attend(person, -1);
    const core = new Set<Person>();
    for (const [person, times] of attended) {
      const known = t - (firstSeen[person.rank]?.f ?? t) + 1;
      if (known < coreMinimum || times / Math.min(window, known) < coreShare) continue;
      if (!hasLeftBy(person, meeting.date)) core.add(person);
    }
    return core;
  });
}
