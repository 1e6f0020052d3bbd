import { type Day, type Verdict, daysBetween } from '@relais/contracts';
import type { Gathering } from './gatherings';
import { lastMoments, type History } from './history';
import type { State } from './states';

/** Held meetings up to the asked day, oldest first, counted or not. */
type Held = readonly Gathering[];

function isPaused(held: Held, { moments, parameters: { rhythm } }: History, asOf: Day): boolean {
  const last = held.at(-1);
  if (moments.length === 0 || !last) return false;
  return daysBetween(last.meeting.date, asOf) > Math.max(75, 4 * (rhythm ?? 0));
}

function lacksData(held: Held, history: History): boolean {
  const { window, regularKinds } = history.parameters;
  const [first] = lastMoments(history, history.moments.length, window);
  const regular = held.filter(
    ({ meeting: { kind, date } }) => regularKinds.includes(kind) && first && date >= first.meeting.date,
  );
  return 4 * regular.filter(({ attending }) => attending.size > 0).length < 3 * regular.length;
}

/** The verdict of DOMAIN.md; `state` is the one at m_T, undefined before coreMinimum. */
export function verdictOf(held: Held, history: History, state: State | undefined, asOf: Day): Verdict {
  if (isPaused(held, history, asOf)) return 'paused';
  if (!state) return 'too-early';
  if (lacksData(held, history)) return 'not-enough-data';
  if (state.core) return state.fresh ? 'alive' : 'closed-club';
  return state.fresh ? 'revolving-door' : 'dormant';
}
