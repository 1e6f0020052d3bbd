import { daysBetween, type Day } from './days';
import type { Folder, MemberRow } from './folder';
import { room, type NaiveMeeting, type Situation } from './naive-meetings';

const began = ({ joinedOn }: MemberRow, day: Day) => joinedOn === '' || joinedOn <= day;
const ended = ({ leftOn }: MemberRow, day: Day) => leftOn !== '' && leftOn <= day;

export function isMemberOn(folder: Folder, person: string, day: Day): boolean {
  return folder.members.some((row) => row.memberRef === person && began(row, day) && !ended(row, day));
}

function wasEverAdmitted(folder: Folder, person: string, upTo: Day): boolean {
  return folder.members.some((row) => row.memberRef === person && began(row, upTo));
}

export const classes = ['new', 'returning', 'recent', 'core', 'occasional'] as const;
export type Class = (typeof classes)[number];

/** The persons of a situation; `t` is the index of a counted meeting, from 1. */
export class NaivePersons {
  readonly #cores = new Map<number, Set<string>>();
  readonly #firstSeen = new Map<string, number>();
  readonly #classes = new Map<number, Map<string, Class>>();

  constructor(readonly situation: Situation) {
    for (const person of this.everybody()) {
      this.#firstSeen.set(person, situation.counted.findIndex(({ here }) => here.has(person)) + 1);
    }
  }

  meeting(t: number): NaiveMeeting {
    const meeting = this.situation.counted[t - 1];
    if (!meeting) throw new RangeError(`There is no counted meeting ${t}.`);
    return meeting;
  }

  everybody(): Set<string> {
    return new Set(this.situation.counted.flatMap(({ here }) => [...here]));
  }

  /** f: the index of the first counted meeting with the person in A. */
  firstSeen(person: string): number {
    return this.#firstSeen.get(person) ?? NaN;
  }

  isKnownFromTheStart(person: string): boolean {
    const { folder, charter, coreMinimum } = this.situation;
    const first = this.firstSeen(person);
    if (this.meeting(first).saidFirstTime.has(person)) return false;
    if (this.meeting(1).here.has(person)) return true;
    if (wasEverAdmitted(folder, person, this.meeting(1).date)) return true;
    return charter.membership === 'none' && first < coreMinimum;
  }

  isNew(person: string, t: number): boolean {
    const earlier = this.situation.counted.slice(0, t - 1);
    return (
      this.firstSeen(person) === t &&
      !this.isKnownFromTheStart(person) &&
      !earlier.some(({ substitutes }) => substitutes.has(person))
    );
  }

  isReturning(person: string, t: number): boolean {
    const earlier = this.situation.counted.slice(0, t - 1);
    const day = this.meeting(t).date;
    return (
      this.firstSeen(person) < t &&
      !earlier.slice(-3).some(({ here }) => here.has(person)) &&
      !earlier.some(({ here, date }) => here.has(person) && daysBetween(date, day) <= 90)
    );
  }

  isRecent(person: string, t: number): boolean {
    return t - this.firstSeen(person) + 1 < this.situation.coreMinimum;
  }

  attendanceRate(person: string, t: number): number {
    const first = this.firstSeen(person);
    const indexes = this.lastIndexes(t, this.situation.window).filter((index) => index >= first);
    return indexes.filter((index) => this.meeting(index).here.has(person)).length / indexes.length;
  }

  /** C(t). */
  steadyCore(t: number): Set<string> {
    const known = this.#cores.get(t);
    if (known) return known;
    const { folder, coreMinimum, coreShare } = this.situation;
    const day = this.meeting(t).date;
    const seen = [...this.everybody()].filter((person) => this.firstSeen(person) <= t);
    const core = seen.filter(
      (person) =>
        t - this.firstSeen(person) + 1 >= coreMinimum &&
        this.attendanceRate(person, t) >= coreShare &&
        (!wasEverAdmitted(folder, person, day) || isMemberOn(folder, person, day)),
    );
    this.#cores.set(t, new Set(core));
    return new Set(core);
  }

  classOf(person: string, t: number): Class {
    if (this.isNew(person, t)) return 'new';
    if (this.isReturning(person, t)) return 'returning';
    if (this.isRecent(person, t)) return 'recent';
    return this.steadyCore(t).has(person) ? 'core' : 'occasional';
  }

  inClass(wanted: Class, t: number): string[] {
    const people = [...this.meeting(t).here];
    const ofAll = this.#classes.get(t) ?? new Map(people.map((person) => [person, this.classOf(person, t)]));
    this.#classes.set(t, ofAll);
    return people.filter((person) => ofAll.get(person) === wanted);
  }

  /** In the core since: the day of the first meeting of the latest unbroken run of t with the person in C(t). */
  inCoreSince(person: string): Day {
    let t = this.situation.counted.length;
    while (t > 1 && this.steadyCore(t - 1).has(person)) t -= 1;
    return this.meeting(t).date;
  }

  /** Nobody who has left by D is ever listed. */
  mayBeListed(person: string): boolean {
    const { folder, asOf } = this.situation;
    return !wasEverAdmitted(folder, person, asOf) || isMemberOn(folder, person, asOf);
  }

  /** The indexes of the last `number` counted meetings up to and including m_t. */
  lastIndexes(t: number, number: number): number[] {
    const first = Math.max(1, t - number + 1);
    return Array.from({ length: t - first + 1 }, (_, offset) => first + offset);
  }

  roomAt(t: number): number {
    return room(this.meeting(t));
  }
}
