import type { Charter } from '@relais/contracts';
import type { Person, Persons } from '../persons';
import { steadyCores } from './core';
import { type FirstSeenByRank, firstSeenOf } from './first-seen';
import type { CountedMeeting } from './gatherings';
import type { Parameters } from './parameters';
import { type AttendanceRow, attendanceRows } from './rows';

/** How A(m_t) splits, and the substitutes beside it. */
export type Groups = Readonly<
  Record<'new' | 'returning' | 'recent' | 'core' | 'occasional' | 'substitute', readonly Person[]>
>;

/** A counted meeting with its groups, the steady core C(t) as of it, and a row per attendance. */
export type Moment = CountedMeeting &
  Readonly<{
    groups: Groups;
    core: ReadonlySet<Person>;
    rows: Readonly<Record<'attending' | 'core' | 'new', readonly AttendanceRow[]>>;
  }>;

/** The counted meetings up to the asked day, m_t at index t − 1. */
export type History = Readonly<{
  moments: readonly Moment[];
  firstSeen: FirstSeenByRank;
  parameters: Parameters;
}>;

/** The last `size` counted meetings up to and including m_t. */
export const lastMoments = ({ moments }: History, t: number, size: number): readonly Moment[] =>
  moments.slice(Math.max(0, t - size), Math.max(0, t));

export function historyOf(
  counted: readonly CountedMeeting[],
  persons: Persons,
  charter: Charter,
  parameters: Parameters,
): History {
  const firstSeen = firstSeenOf(counted, persons, charter, parameters.coreMinimum);
  const cores = steadyCores(counted, firstSeen, parameters);
  const lastSeen = new Array<CountedMeeting | undefined>(persons.size);
  const satIn = new Set<Person>();

  const groupOf = (person: Person, { t, day }: CountedMeeting, core: ReadonlySet<Person>): keyof Groups => {
    const first = firstSeen[person.rank];
    const last = lastSeen[person.rank];
    if (!last && !first?.fromStart && !satIn.has(person)) return 'new';
    if (last && t - last.t > 3 && day - last.day > 90) return 'returning';
    if (t - (first?.f ?? t) + 1 < parameters.coreMinimum) return 'recent';
    return core.has(person) ? 'core' : 'occasional';
  };

  const moments = counted.map((meeting, index): Moment => {
    const core = cores[index] ?? new Set();
    const groups = {
      new: new Array<Person>(),
      returning: new Array<Person>(),
      recent: new Array<Person>(),
      core: new Array<Person>(),
      occasional: new Array<Person>(),
      substitute: [...meeting.substitutes],
    };
    for (const person of meeting.attending) groups[groupOf(person, meeting, core)].push(person);
    for (const person of meeting.attending) lastSeen[person.rank] = meeting;
    for (const person of meeting.substitutes) satIn.add(person);
    const rows = {
      attending: attendanceRows(meeting, meeting.attending),
      core: attendanceRows(meeting, groups.core),
      new: attendanceRows(meeting, groups.new),
    };
    return { ...meeting, groups, core, rows };
  });
  return { moments, firstSeen, parameters };
}
