import type { Day } from './days';
import { fraction, mean, type Fraction } from './fraction';
import type { NaivePersons } from './naive-persons';

export type StateFigures = {
  coreShare: Fraction | null;
  coreKept: number | null;
  coreStability: number | null;
  newFaceMeetings: number;
  renewal: number;
};

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Persons whose membership ended after m_{t−W} and up to `upTo` because they moved or died. */
function movedOrDied(persons: NaivePersons, after: Day, upTo: Day): Set<string> {
  return new Set(
    persons.situation.folder.members
      .filter(({ leftOn, leftBecause }) => leftOn !== '' && ['moved', 'died'].includes(leftBecause))
      .filter(({ leftOn }) => leftOn > after && leftOn <= upTo)
      .map(({ memberRef }) => memberRef),
  );
}

function coreKept(persons: NaivePersons, t: number, day: Day) {
  const { window, coreMinimum } = persons.situation;
  if (t - window < coreMinimum) return { coreKept: null, coreStability: null };
  const gone = movedOrDied(persons, persons.meeting(t - window).date, day);
  const before = persons.steadyCore(t - window).difference(gone);
  const now = persons.steadyCore(t).difference(gone);
  const both = now.intersection(before).size;
  return { coreKept: share(both, before.size), coreStability: share(both, now.union(before).size) };
}

/** The figures that the verdict follows, as of m_t; `day`: the day up to which memberships are known. */
export function stateFiguresAt(persons: NaivePersons, t: number, day: Day): StateFigures {
  const { window, coreMinimum } = persons.situation;
  const indexes = persons.lastIndexes(t, window);
  const attendances = sum(indexes.map((index) => persons.meeting(index).here.size));
  const newFaces = indexes.map((index) => persons.inClass('new', index).length);
  return {
    coreShare: mean(
      indexes
        .filter((index) => index >= coreMinimum)
        .map((index) => fraction(persons.inClass('core', index).length, persons.meeting(index).here.size)),
    ),
    ...coreKept(persons, t, day),
    newFaceMeetings: newFaces.filter((number) => number > 0).length / indexes.length,
    renewal: sum(newFaces) / attendances,
  };
}

export function streak(persons: NaivePersons): number {
  const total = persons.situation.counted.length;
  let meetings = 0;
  while (meetings < total && persons.inClass('new', total - meetings).length > 0) meetings += 1;
  return meetings;
}

/** Of the new faces of the last 2W counted meetings that have returnWithin counted meetings after them. */
export function newcomerReturn(persons: NaivePersons) {
  const { counted, window, returnWithin } = persons.situation;
  const total = counted.length;
  const newcomers = persons
    .lastIndexes(total, 2 * window)
    .filter((t) => t + returnWithin <= total)
    .flatMap((t) => persons.inClass('new', t).map((person) => ({ person, t })));
  const seenAgain = newcomers.filter(({ person, t }) =>
    counted.slice(t, t + returnWithin).some(({ here }) => here.has(person)),
  );
  return { newcomerReturn: share(seenAgain.length, newcomers.length), newcomers: newcomers.length };
}

/** Of persons first seen as visitor, with at least 2·returnWithin counted meetings after. */
export function visitorConversion(persons: NaivePersons) {
  const { counted, window, returnWithin, folder, asOf } = persons.situation;
  const total = counted.length;
  const visitors = persons
    .lastIndexes(total, 2 * window)
    .filter((t) => t + 2 * returnWithin <= total)
    .flatMap((t) => [...persons.meeting(t).visitors].map((person) => ({ person, t })))
    .filter(({ person, t }) => persons.firstSeen(person) === t);
  const admitted = visitors.filter(({ person, t }) =>
    folder.members.some(
      ({ memberRef, joinedOn }) =>
        memberRef === person && joinedOn > persons.meeting(t).date && joinedOn <= asOf,
    ),
  );
  return { visitorConversion: share(admitted.length, visitors.length), visitors: visitors.length };
}

export function meanRoom(persons: NaivePersons): number {
  const indexes = persons.lastIndexes(persons.situation.counted.length, persons.situation.window);
  return sum(indexes.map((t) => persons.roomAt(t))) / indexes.length;
}

/** T ≥ 8 and mean |A| of the last 4 counted meetings ≤ 2/3 of the mean of the up to W before them. */
export function isShrinking(persons: NaivePersons): boolean {
  const { counted, window } = persons.situation;
  if (counted.length < 8) return false;
  const sizes = counted.map(({ here }) => here.size);
  const before = sizes.slice(0, -4).slice(-window);
  return 3 * before.length * sum(sizes.slice(-4)) <= 2 * 4 * sum(before);
}
