import type { Charter } from '@relais/contracts';
import { wasAdmittedBy } from '@relais/networks/rules';
import type { Persons } from '../persons';
import type { CountedMeeting } from './gatherings';

/** A person's first counted meeting in A, m_f, and whether they were there before the records began. */
export type FirstSeen = Readonly<{ f: number; fromStart: boolean }>;

export type FirstSeenByRank = readonly (FirstSeen | undefined)[];

/** Known for everyone who was in A at a counted meeting. */
export function firstSeenOf(
  counted: readonly CountedMeeting[],
  persons: Persons,
  { membership }: Charter,
  coreMinimum: number,
): FirstSeenByRank {
  const firstSeen = new Array<FirstSeen | undefined>(persons.size);
  const [start] = counted;
  if (!start) return firstSeen;
  for (const { t, attending, firstTimers } of counted) {
    for (const person of attending) {
      if (firstSeen[person.rank]) continue;
      const known =
        t === 1 ||
        wasAdmittedBy(person.periods, start.meeting.date) ||
        (membership === 'none' && t < coreMinimum);
      firstSeen[person.rank] = { f: t, fromStart: known && !firstTimers.includes(person) };
    }
  }
  return firstSeen;
}
