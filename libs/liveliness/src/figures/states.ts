import type { Day } from '@relais/contracts';
import { coreOfRoom, coreTurnover } from './core-figures';
import type { History } from './history';
import { newFaces } from './new-faces';
import { countOf } from './rows';
import { fractionOf } from './shares';

/** The values behind the two states of the verdict. */
export type Signs = Readonly<{ c: number; coreKept: number | null; f: number; renewal: number }>;

/** The two states as of one counted meeting. */
export type State = Readonly<{ date: Day; core: boolean; fresh: boolean }>;

// A mean of fractions such as 2/5 may miss 0.40 by a rounding error of about 1e-15.
const roundingError = 1e-12;
const atLeast = (value: number, threshold: number): boolean => value >= threshold - roundingError;

export const coreBegins = ({ c, coreKept }: Signs): boolean =>
  atLeast(c, 0.4) && (coreKept === null || coreKept >= 0.5);

const coreEnds = ({ c, coreKept }: Signs): boolean =>
  !atLeast(c, 0.33) || (coreKept !== null && coreKept < 0.4);

export const freshBegins = ({ f, renewal }: Signs): boolean =>
  f >= 2 / 3 || (f >= 1 / 3 && renewal >= 1 / 24);

const freshEnds = ({ f, renewal }: Signs): boolean => f < 1 / 2 && !(f >= 1 / 4 && renewal >= 1 / 30);

export function signsAt(history: History, t: number, until: Day): Signs {
  const { coreKept } = coreTurnover(history, t, until);
  const { newFaceMeetings, renewal } = newFaces(history, t);
  return {
    c: coreOfRoom(history, t).mean ?? 0,
    coreKept: fractionOf(countOf(coreKept)),
    f: fractionOf(countOf(newFaceMeetings)) ?? 0,
    renewal: fractionOf(countOf(renewal)) ?? 0,
  };
}

/** Both states followed along t = coreMinimum … T, each t with the memberships of its day, T with those of `asOf`. */
export function statesAlong(history: History, asOf: Day): readonly State[] {
  const { moments, parameters } = history;
  let core = false;
  let fresh = false;
  return moments.slice(parameters.coreMinimum - 1).map(({ t, meeting }) => {
    const signs = signsAt(history, t, t === moments.length ? asOf : meeting.date);
    core = core ? !coreEnds(signs) : coreBegins(signs);
    fresh = fresh ? !freshEnds(signs) : freshBegins(signs);
    return { date: meeting.date, core, fresh };
  });
}
