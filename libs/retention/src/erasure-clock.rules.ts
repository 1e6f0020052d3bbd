import type { SuspendedErasing } from '@relais/contracts';

/** Instants in milliseconds since 1970. */
type Milliseconds = number;

/** Why the clock is not trusted: it is before the last recorded event, or long after the last time that was noted. */
export type ClockDoubt = SuspendedErasing['because'];

/** What an installation remembers of its clock between two looks at it. */
export type ClockNotes = Readonly<{
  /** The last time that was trusted; null: none yet. */
  notedAt: Milliseconds | null;
  /** Since when the clock is doubted, by that clock itself, and why; null: it is not. */
  doubtedAt: Milliseconds | null;
  doubt: ClockDoubt | null;
  /** The time of an event that was known to be wrong when a clock before it was trusted. */
  wrongEventAt: Milliseconds | null;
}>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const longestSilence = 30 * day;
/** The log's server has its own clock. */
const tolerance = 5 * minute;
const nextNight = { from: 20 * hour, to: 48 * hour };

/**
 * Whether something may be erased by this clock. A clock that is doubted is trusted after all when the next night's look agrees
 * with the first one's; `doubt` of the answer is null where it is trusted.
 * @param lastEventAt when the last event was recorded; null: there is none
 */
export function judgeClock(
  now: Milliseconds,
  lastEventAt: Milliseconds | null,
  notes: ClockNotes,
): ClockNotes {
  const doubt = doubtOf(now, lastEventAt, notes);
  if (doubt === null) {
    const isStillAhead = lastEventAt !== null && lastEventAt > now;
    return { ...trust(now), wrongEventAt: isStillAhead ? notes.wrongEventAt : null };
  }
  const doubtedFor = notes.doubtedAt === null ? -1 : now - notes.doubtedAt;
  if (doubtedFor < 0 || doubtedFor > nextNight.to) return { ...notes, doubt, doubtedAt: now };
  return doubtedFor < nextNight.from ? { ...notes, doubt } : confirmClock(now, lastEventAt);
}

/** The notes after the operator confirmed the clock. */
export const confirmClock = (now: Milliseconds, lastEventAt: Milliseconds | null): ClockNotes => ({
  ...trust(now),
  wrongEventAt: lastEventAt !== null && lastEventAt > now ? lastEventAt : null,
});

const trust = (now: Milliseconds): ClockNotes => ({
  notedAt: now,
  doubtedAt: null,
  doubt: null,
  wrongEventAt: null,
});

function doubtOf(
  now: Milliseconds,
  lastEventAt: Milliseconds | null,
  { notedAt, wrongEventAt }: ClockNotes,
): ClockDoubt | null {
  // The log's times never run back: events after a wrong one are recorded just behind it.
  const isKnownAsWrong = wrongEventAt !== null && lastEventAt !== null && lastEventAt <= wrongEventAt + day;
  if (lastEventAt !== null && now < lastEventAt - tolerance && !isKnownAsWrong) return 'clock-behind';
  return notedAt !== null && now > notedAt + longestSilence ? 'clock-ahead' : null;
}
