import type { Day } from '@relais/contracts';
import { lastMoments, type History } from './history';
import { movedOrDied, type Person } from './register';
import type { Share } from './shares';

/** c at m_t: mean of |core| / |A| over the window's meetings from coreMinimum on; `share` pools their counts. */
export type CoreOfRoom = Readonly<{ mean: number | null; share: Share }>;

export function coreOfRoom(history: History, t: number): CoreOfRoom {
  const { window, coreMinimum } = history.parameters;
  const settled = lastMoments(history, t, window).filter((moment) => moment.t >= coreMinimum);
  let sum = 0;
  let part = 0;
  let whole = 0;
  for (const { groups, attending } of settled) {
    sum += groups.core.length / attending.size;
    part += groups.core.length;
    whole += attending.size;
  }
  return { mean: settled.length === 0 ? null : sum / settled.length, share: { part, whole } };
}

export type CoreTurnover = Readonly<{ kept: Share; stability: Share }>;

/**
 * What coreKept and coreStability at m_t are shares of; null: unknown. Left out: who moved or died after
 * m_{t−W} and up to `until`.
 */
export function coreTurnover({ moments, parameters }: History, t: number, until: Day): CoreTurnover | null {
  const then = moments[t - parameters.window - 1];
  const now = moments[t - 1];
  if (!then || !now || then.t < parameters.coreMinimum) return null;
  const mayCount = (person: Person): boolean => !movedOrDied(person, then.meeting.date, until);
  let before = 0;
  let after = 0;
  let kept = 0;
  for (const person of now.core) if (mayCount(person)) after += 1;
  for (const person of then.core) {
    if (!mayCount(person)) continue;
    before += 1;
    if (now.core.has(person)) kept += 1;
  }
  return {
    kept: { part: kept, whole: before },
    stability: { part: kept, whole: before + after - kept },
  };
}
