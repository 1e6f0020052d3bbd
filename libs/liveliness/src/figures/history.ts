import type { Charter } from '@relais/contracts';
import type { Person, Persons } from '../persons';
import { steadyCores } from './core';
import { type FirstSeenByRank, firstSeenOf } from './first-seen';
import type { CountedMeeting } from './gatherings';
import { type Groups, groupOf } from './groups';
import type { Parameters } from './parameters';
import { type AttendanceRow, attendanceRows } from './rows';

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
    for (const person of meeting.attending) {
      const { rank } = person;
      const seen = {
        first: firstSeen[rank],
        last: lastSeen[rank],
        hasSatIn: satIn.has(person),
        isCore: core.has(person),
      };
      groups[groupOf(meeting, seen, parameters.coreMinimum)].push(person);
    }
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
