import type { Charter } from '@relais/contracts';
import type { CountedMeeting } from './gatherings';
import { wasAdmittedBy, type Register } from './register';

/** A person's first counted meeting in A, m_f, and whether he was there before the records began. */
export type FirstSeen = Readonly<{ f: number; fromStart: boolean }>;

export type FirstSeenByRank = readonly (FirstSeen | undefined)[];

/** Known for everybody who was in A at some counted meeting. */
export function firstSeenOf(
  counted: readonly CountedMeeting[],
  register: Register,
  { membership }: Charter,
  coreMinimum: number,
): FirstSeenByRank {
  const firstSeen = new Array<FirstSeen | undefined>(register.size);
  const [start] = counted;
  if (!start) return firstSeen;
  for (const { t, attending, firstTimers } of counted) {
    for (const person of attending) {
      if (firstSeen[person.rank]) continue;
      const known =
        t === 1 || wasAdmittedBy(person, start.meeting.date) || (membership === 'none' && t < coreMinimum);
      firstSeen[person.rank] = { f: t, fromStart: known && !firstTimers.includes(person) };
    }
  }
  return firstSeen;
}
