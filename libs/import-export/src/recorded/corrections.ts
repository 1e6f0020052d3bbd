/** The values of something after one of its events, and whether an import recorded that event. */
export type Version<V> = Readonly<{ values: V; isImported: boolean }>;

/**
 * Recorded values and their origin: `said` is the last value of an import, `ofRelais` names the values that were changed in Relais
 * since, or never came from an import.
 */
export type Recorded<V> = Readonly<{ now: V; said: Partial<V>; ofRelais: ReadonlySet<keyof V> }>;

/** What a line corrects of recorded values. */
export type Settled<V> = Readonly<{
  /** The values after the folder. */
  values: V;
  /** The values that the sender corrects. */
  corrected: readonly (keyof V)[];
  /** The values that the sender corrects but Relais changed since: they stay. */
  kept: readonly (keyof V)[];
}>;

/** @param versions the values after each event, from the first on; at least one */
export function recordedOf<V extends object>(versions: readonly Version<V>[]): Recorded<V> {
  const said: Partial<V> = {};
  const ofRelais = new Set<keyof V>();
  let before: V | null = null;
  for (const { values, isImported } of versions) {
    for (const key of Object.keys(values) as (keyof V)[]) {
      if (before && before[key] === values[key]) continue;
      if (isImported) {
        said[key] = values[key];
        ofRelais.delete(key);
      } else ofRelais.add(key);
    }
    before = values;
  }
  if (!before) throw new Error('Nothing is recorded without an event.');
  return { now: before, said, ofRelais };
}

/**
 * A value is the sender's correction if it differs from the recorded value and from the last value of an import; values that Relais
 * changed since stay.
 * @param line the values of the line; missing ones are left out
 */
export function settle<V extends object>(line: Partial<V>, { now, said, ofRelais }: Recorded<V>): Settled<V> {
  const differing = (Object.keys(line) as (keyof V)[]).filter((key) => line[key] !== now[key]);
  const corrected = differing.filter((key) => !ofRelais.has(key));
  const kept = differing.filter((key) => ofRelais.has(key) && !(key in said && said[key] === line[key]));
  const values = { ...now };
  for (const key of corrected) values[key] = line[key] as V[keyof V];
  return { values, corrected, kept };
}
