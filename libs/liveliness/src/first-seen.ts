import type { Charter } from '@relais/contracts';
import type { CountedMeeting } from './gatherings';
import { wasAdmittedBy, type Person } from './register';

/** A person's first counted meeting in A, m_f, and whether he was there before the records began. */
export type FirstSeen = Readonly<{ f: number; fromStart: boolean }>;

/** Everybody who was in A at some counted meeting. */
export function firstSeenOf(
  counted: readonly CountedMeeting[],
  { membership }: Charter,
  coreMinimum: number,
): ReadonlyMap<Person, FirstSeen> {
  const firstSeen = new Map<Person, FirstSeen>();
  const [start] = counted;
  if (!start) return firstSeen;
  for (const { t, attending, firstTimers } of counted) {
    for (const person of attending) {
      if (firstSeen.has(person)) continue;
      const known =
        t === 1 || wasAdmittedBy(person, start.meeting.date) || (membership === 'none' && t < coreMinimum);
      firstSeen.set(person, {
        f: t,
        fromStart: known && !firstTimers.has(person),
      });
    }
  }
  return firstSeen;
}
