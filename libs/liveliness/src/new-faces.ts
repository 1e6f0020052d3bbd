import type { Day } from '@relais/contracts';
import { lastMoments, type History } from './history';
import { wasAdmittedBetween, type Person } from './register';
import type { Share } from './shares';

/** newFaceMeetings and renewal at m_t: meetings with a new person, new persons among the attendances. */
export type NewFaces = Readonly<{ newFaceMeetings: Share; renewal: Share }>;

export function newFaces(history: History, t: number): NewFaces {
  const window = lastMoments(history, t, history.parameters.window);
  let meetings = 0;
  let faces = 0;
  let attendances = 0;
  for (const { groups, attending } of window) {
    if (groups.new.length > 0) meetings += 1;
    faces += groups.new.length;
    attendances += attending.size;
  }
  return {
    newFaceMeetings: { part: meetings, whole: window.length },
    renewal: { part: faces, whole: attendances },
  };
}

/** Latest counted meetings in a row, up to m_t, with a new person. */
export const streakAt = ({ moments }: History, t: number): number =>
  t - 1 - moments.slice(0, t).findLastIndex(({ groups }) => groups.new.length === 0);

/** Of the new faces of the last 2W counted meetings that have returnWithin after them: those seen again in these. */
export function newcomerReturn(history: History, t: number): Share {
  const { window, returnWithin } = history.parameters;
  let part = 0;
  let whole = 0;
  for (const moment of lastMoments(history, t, 2 * window)) {
    if (moment.t + returnWithin > t) break;
    const next = history.moments.slice(moment.t, moment.t + returnWithin);
    const returned = (person: Person): boolean => next.some(({ attending }) => attending.has(person));
    whole += moment.groups.new.length;
    part += moment.groups.new.filter(returned).length;
  }
  return { part, whole };
}

/** Of the persons first seen as visitor, likewise with 2·returnWithin after: those admitted since, up to `until`. */
export function visitorConversion(history: History, t: number, until: Day): Share {
  const { window, returnWithin } = history.parameters;
  let part = 0;
  let whole = 0;
  for (const moment of lastMoments(history, t, 2 * window)) {
    if (moment.t + 2 * returnWithin > t) break;
    for (const person of moment.visitors) {
      if (history.firstSeen[person.rank]?.f !== moment.t) continue;
      whole += 1;
      if (wasAdmittedBetween(person, moment.meeting.date, until)) part += 1;
    }
  }
  return { part, whole };
}
