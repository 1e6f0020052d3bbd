import { addDays, type Day } from './days';
import { fraction, isAtLeast } from './fraction';
import { isShrinking, meanRoom, newcomerReturn, stateFiguresAt, type StateFigures } from './naive-figures';
import type { NaivePersons } from './naive-persons';

type State = { core: boolean; fresh: boolean };

const coreShareIsAtLeast = ({ coreShare }: StateFigures, hundredths: number) =>
  coreShare !== null && isAtLeast(coreShare, fraction(hundredths, 100));

const coreBecomesTrue = (figures: StateFigures) =>
  coreShareIsAtLeast(figures, 40) && (figures.coreKept === null || figures.coreKept >= 0.5);
const coreBecomesFalse = (figures: StateFigures) =>
  !coreShareIsAtLeast(figures, 33) || (figures.coreKept !== null && figures.coreKept < 0.4);

const freshBecomesTrue = ({ newFaceMeetings: f, renewal }: StateFigures) =>
  f >= 2 / 3 || (f >= 1 / 3 && renewal >= 1 / 24);
const freshBecomesFalse = ({ newFaceMeetings: f, renewal }: StateFigures) =>
  f < 1 / 2 && !(f >= 1 / 4 && renewal >= 1 / 30);

function figuresOf(persons: NaivePersons, t: number): StateFigures {
  const { counted, asOf } = persons.situation;
  return stateFiguresAt(persons, t, t === counted.length ? asOf : persons.meeting(t).date);
}

function stateAtTheEnd(persons: NaivePersons): State {
  const { counted, coreMinimum } = persons.situation;
  const start = figuresOf(persons, coreMinimum);
  const state = { core: coreBecomesTrue(start), fresh: freshBecomesTrue(start) };
  for (let t = coreMinimum + 1; t <= counted.length; t += 1) {
    const figures = figuresOf(persons, t);
    if (coreBecomesTrue(figures)) state.core = true;
    else if (coreBecomesFalse(figures)) state.core = false;
    if (freshBecomesTrue(figures)) state.fresh = true;
    else if (freshBecomesFalse(figures)) state.fresh = false;
  }
  return state;
}

function isPaused({ situation: { counted, held, rhythm, asOf } }: NaivePersons): boolean {
  const lastHeld: Day | undefined = held.at(-1)?.date;
  const silence = rhythm === null ? 75 : Math.max(75, 4 * rhythm);
  return counted.length >= 1 && lastHeld !== undefined && asOf > addDays(lastHeld, silence);
}

function hasTooFewLists(persons: NaivePersons): boolean {
  const { counted, heldOfRegularKinds, window } = persons.situation;
  const firstDay = persons.meeting(persons.lastIndexes(counted.length, window)[0] ?? 1).date;
  const inWindow = heldOfRegularKinds.filter(({ date }) => date >= firstDay);
  return inWindow.filter(({ here }) => here.size >= 1).length < (3 / 4) * inWindow.length;
}

export function verdictOf(persons: NaivePersons): string {
  const { counted, coreMinimum } = persons.situation;
  if (isPaused(persons)) return 'paused';
  if (counted.length < coreMinimum) return 'too-early';
  if (hasTooFewLists(persons)) return 'not-enough-data';
  const { core, fresh } = stateAtTheEnd(persons);
  if (core) return fresh ? 'alive' : 'closed-club';
  return fresh ? 'revolving-door' : 'dormant';
}

export function notesOf(persons: NaivePersons): string[] {
  const { counted, coreMinimum, window, comfortSize } = persons.situation;
  const total = counted.length;
  if (total === 0) return [];
  const notes: string[] = [];
  const isOldEnough = total >= coreMinimum;
  if (isOldEnough) {
    const { core, fresh } = stateAtTheEnd(persons);
    const figures = figuresOf(persons, total);
    if (fresh && !freshBecomesTrue(figures)) notes.push('closing-in');
    if (core && !coreBecomesTrue(figures)) notes.push('core-thinning');
    if (figures.coreKept !== null && figures.coreKept < 0.5) notes.push('core-lost');
  }
  const { newcomers, newcomerReturn: returned } = newcomerReturn(persons);
  if (newcomers >= 8 && returned !== null && returned < 0.25) notes.push('newcomers-do-not-return');
  if (isShrinking(persons)) notes.push('shrinking');
  const indexes = persons.lastIndexes(total, window);
  const tooLarge = indexes.filter((t) => persons.roomAt(t) > comfortSize).length;
  if (tooLarge > indexes.length / 2) notes.push('too-large');
  if (isOldEnough && (persons.steadyCore(total).size < 4 || meanRoom(persons) < 5)) notes.push('very-small');
  return notes;
}
