import { Charter, type Day } from '@relais/contracts';
import { type CharterVersion, inForceOn } from '@relais/networks/rules';

/** The charter version in force on a day; `from` is null where no charter was ever adopted. */
export type CharterInForce = Readonly<{ from: Day | null; charter: Charter }>;

const defaults: CharterInForce = { from: null, charter: Charter.parse({}) };

/** Answers which version is in force on a day; the first one holds before its day too. */
export function chartersOf(versions: readonly CharterVersion[]): (day: Day) => CharterInForce {
  const sorted = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return (day) => inForceOn(sorted, day) ?? defaults;
}
