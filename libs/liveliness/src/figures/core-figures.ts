import type { Day } from '@relais/contracts';
import { movedOrDied } from '@relais/networks/rules';
import { type Person, inOrder } from '../persons';
import { type History, type Moment, lastMoments } from './history';
import { type AttendanceRow, type PersonRow, type Rows, personRows } from './rows';

/** c at m_t: mean of |core| / |A| over the window's meetings from coreMinimum on; `rows` are those of all these meetings. */
export type CoreOfRoom = Readonly<{ mean: number | null; rows: Rows<AttendanceRow> }>;

/** The window's meetings that can have a core. */
export const settledMoments = (history: History, t: number): readonly Moment[] =>
  lastMoments(history, t, history.parameters.window).filter(
    (moment) => moment.t >= history.parameters.coreMinimum,
  );

export function coreOfRoom(history: History, t: number): CoreOfRoom {
  const settled = settledMoments(history, t);
  const sum = settled.reduce(
    (total, { groups, attending }) => total + groups.core.length / attending.size,
    0,
  );
  return {
    mean: settled.length === 0 ? null : sum / settled.length,
    rows: {
      part: settled.flatMap(({ rows }) => rows.core),
      whole: settled.flatMap(({ rows }) => rows.attending),
    },
  };
}

export type CoreTurnover = Readonly<{ coreKept: Rows<PersonRow>; coreStability: Rows<PersonRow> }>;

/**
 * The people that coreKept and coreStability at m_t are shares of; none: unknown. Without those who moved or died after m_{t−W} and up
 * to `until`.
 */
export function coreTurnover({ moments, parameters }: History, t: number, until: Day): CoreTurnover {
  const then = moments[t - parameters.window - 1];
  const now = moments[t - 1];
  if (!then || !now || then.t < parameters.coreMinimum) {
    const nobody = { part: [], whole: [] };
    return { coreKept: nobody, coreStability: nobody };
  }
  const mayCount = (person: Person): boolean => !movedOrDied(person.periods, then.meeting.date, until);
  const before = [...then.core].filter(mayCount);
  const kept = personRows(before.filter((person) => now.core.has(person)));
  const either = [...then.core.union(now.core)].filter(mayCount).sort(inOrder);
  return {
    coreKept: { part: kept, whole: personRows(before) },
    coreStability: { part: kept, whole: personRows(either) },
  };
}
