import { type Charter, type Day, type MeetingKind, dayNumber } from '@relais/contracts';
import { type Person, type Persons, inOrder } from '../persons';
import type { Meeting } from './events';

/** A held meeting and who was there; A(m) and the substitutes in the order of the ids. */
export type Gathering = Readonly<{
  meeting: Meeting;
  day: number;
  /** A(m): there for themselves – present, late or visitor. */
  attending: ReadonlySet<Person>;
  visitors: ReadonlySet<Person>;
  firstTimers: readonly Person[];
  /** Substitutes who are not in A(m). */
  substitutes: ReadonlySet<Person>;
  represented: readonly Person[];
}>;

/** A gathering that decides: m_t, with t from 1. */
export type CountedMeeting = Gathering & Readonly<{ t: number }>;

/** Everybody in the room of m, guests without a name among them. */
export const roomOf = ({ meeting, attending, substitutes }: Gathering): number =>
  attending.size + substitutes.size + meeting.unnamed;

const keys = ['date', 'startTime', 'ref', 'meetingId'] as const;
function byTime(a: Meeting, b: Meeting): number {
  const key = keys.find((name) => a[name] !== b[name]);
  return key === undefined ? 0 : a[key] < b[key] ? -1 : 1;
}

/** Meetings held up to a day, oldest first. */
export const heldBy = (meetings: readonly Meeting[], asOf: Day): Meeting[] =>
  meetings.filter(({ status, date }) => status === 'held' && date <= asOf).sort(byTime);

const kinds: readonly MeetingKind[] = ['breakfast', 'lunch', 'evening', 'discovery', 'activity', 'online'];
const isOpen = (kind: MeetingKind): boolean => kind === 'discovery' || kind === 'activity';

/** The charter's list; by default all but discovery and activity, unless most held meetings are of those two. */
export function regularKindsOf({ regularKinds }: Charter, held: readonly Meeting[]): readonly MeetingKind[] {
  if (regularKinds) return regularKinds;
  const open = held.filter(({ kind }) => isOpen(kind)).length;
  return open > held.length / 2 ? kinds : kinds.filter((kind) => !isOpen(kind));
}

export function gatheringOf(meeting: Meeting, persons: Persons): Gathering {
  const attending: Person[] = [];
  const visitors: Person[] = [];
  const firstTimers: Person[] = [];
  const substitutes: Person[] = [];
  const represented: Person[] = [];
  for (const { personId, status, firstTime } of meeting.attendance) {
    const person = persons.get(personId);
    if (!person) continue;
    if (firstTime) firstTimers.push(person);
    switch (status) {
      case 'visitor':
        visitors.push(person);
        attending.push(person);
        break;
      case 'present':
      case 'late':
        attending.push(person);
        break;
      case 'substitute':
        substitutes.push(person);
        break;
      case 'represented':
        represented.push(person);
        break;
      case 'excused':
      case 'absent':
        break;
    }
  }
  const there = new Set(attending.sort(inOrder));
  return {
    meeting,
    day: dayNumber(meeting.date),
    attending: there,
    visitors: new Set(visitors),
    firstTimers,
    substitutes: new Set(substitutes.filter((person) => !there.has(person)).sort(inOrder)),
    represented,
  };
}
