import { Charter, type Day } from '@relais/contracts';

/** Under which charter a network is from a day on. */
export type CharterVersion = Readonly<{ from: Day; charter: Charter }>;

/**
 * The version in force on a day; the first one holds before its day too (DOMAIN.md, "Charter").
 * @param versions by day; undefined: there is none
 */
export const inForceOn = <V extends Readonly<{ from: Day }>>(
  versions: readonly V[],
  day: Day,
): V | undefined => versions.findLast(({ from }) => from <= day) ?? versions[0];

/** The charter in force on a day, the default one in a network without any. @param charters by day */
export const charterOn = (
  { charters }: Readonly<{ charters: readonly CharterVersion[] }>,
  day: Day,
): Charter => inForceOn(charters, day)?.charter ?? Charter.parse({});
