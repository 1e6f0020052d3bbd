import type { Day } from '@relais/contracts';
import { wasAdmittedBetween } from '@relais/networks/rules';
import { type Person, inOrder } from '../persons';
import { type History, type Moment, lastMoments } from './history';
import { type AttendanceRow, type MeetingRow, type Rows, attendanceRows, meetingRows } from './rows';

/** newFaceMeetings and renewal at m_t: meetings with a new person (`groupOf`), new persons among the attendances. */
export type NewFaces = Readonly<{ newFaceMeetings: Rows<MeetingRow>; renewal: Rows<AttendanceRow> }>;

export function newFaces(history: History, t: number): NewFaces {
  const window = lastMoments(history, t, history.parameters.window);
  const fresh = window.filter(({ groups }) => groups.new.length > 0);
  return {
    newFaceMeetings: {
      part: meetingRows(fresh.map(({ meeting }) => meeting)),
      whole: meetingRows(window.map(({ meeting }) => meeting)),
    },
    renewal: {
      part: window.flatMap(({ rows }) => rows.new),
      whole: window.flatMap(({ rows }) => rows.attending),
    },
  };
}

/** Latest counted meetings in a row, up to m_t, with a new person. */
export const streakAt = ({ moments }: History, t: number): number =>
  t - 1 - moments.slice(0, t).findLastIndex(({ groups }) => groups.new.length === 0);

/** The last 2W counted meetings up to m_t, without the latest ones, which have fewer than `after` after them. */
export const followedMoments = (history: History, t: number, after: number): readonly Moment[] =>
  lastMoments(history, t, 2 * history.parameters.window).filter((moment) => moment.t + after <= t);

/** Of the new faces of the last 2W counted meetings that have returnWithin after them: those seen again in these. */
export function newcomerReturn(history: History, t: number): Rows<AttendanceRow> {
  const { returnWithin } = history.parameters;
  const part: AttendanceRow[] = [];
  const whole: AttendanceRow[] = [];
  for (const moment of followedMoments(history, t, returnWithin)) {
    const next = history.moments.slice(moment.t, moment.t + returnWithin);
    const returned = (person: Person): boolean => next.some(({ attending }) => attending.has(person));
    whole.push(...moment.rows.new);
    part.push(...attendanceRows(moment, moment.groups.new.filter(returned)));
  }
  return { part, whole };
}

/**
 * Of the persons first seen as visitor, at a meeting with 2·returnWithin counted meetings after it: those admitted since, up to
 * `until`.
 */
export function visitorConversion(history: History, t: number, until: Day): Rows<AttendanceRow> {
  const { returnWithin } = history.parameters;
  const part: AttendanceRow[] = [];
  const whole: AttendanceRow[] = [];
  for (const moment of followedMoments(history, t, 2 * returnWithin)) {
    const first = [...moment.visitors]
      .filter(({ rank }) => history.firstSeen[rank]?.f === moment.t)
      .sort(inOrder);
    const admitted = first.filter((person) => wasAdmittedBetween(person.periods, moment.meeting.date, until));
    whole.push(...attendanceRows(moment, first));
    part.push(...attendanceRows(moment, admitted));
  }
  return { part, whole };
}
