import { Charter, type Day } from '@relais/contracts';

/** Under which charter a network is from a day on. */
export type CharterVersion = Readonly<{ from: Day; charter: Charter }>;

/** `from` null: no charter was ever adopted, and the default one holds. */
export type CharterInForce = Readonly<{ from: Day | null; charter: Charter }>;

const byDefault: CharterInForce = { from: null, charter: Charter.parse({}) };

/** By their day; of one day, as they were. */
export const inOrderOfDays = (versions: readonly CharterVersion[]): CharterVersion[] =>
  versions.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

/**
 * The version in force on a day; the first one holds before its day too (DOMAIN.md, "Charter").
 * @param versions in the order of their days
 */
export const versionOn = (versions: readonly CharterVersion[], day: Day): CharterInForce =>
  versions.findLast(({ from }) => from <= day) ?? versions[0] ?? byDefault;

/** The charter in force on a day. @param charters in the order of their days */
export const charterOn = (
  { charters }: Readonly<{ charters: readonly CharterVersion[] }>,
  day: Day,
): Charter => versionOn(charters, day).charter;
