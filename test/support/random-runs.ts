/** Whether random runs are long, and other ones each time: `npm run test:long`. */
export const isLong = process.env['RELAIS_TEST_LONG'] === '1';

/** How often a property is tried, which is tried so often in an ordinary run. */
export const runs = (usually: number): number => usually * (isLong ? 10 : 1);

/** The seeds of generated folders. */
export const seeds = (usually: number): readonly number[] =>
  isLong ? Array.from({ length: 10 }, () => Math.floor(Math.random() * 1_000_000)) : [usually];
