/** What one round of many callers showed; latencies in milliseconds. */
export type Round = Readonly<{ perSecond: number; p50: number; p99: number }>;

/** Lets so many callers repeat something for a while. */
export async function measured(callers: number, forMs: number, act: () => Promise<void>): Promise<Round> {
  const latencies: number[] = [];
  const begin = performance.now();
  const caller = async () => {
    while (performance.now() - begin < forMs) {
      const start = performance.now();
      await act();
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - begin) / 1000;
  latencies.sort((a, b) => a - b);
  const quantile = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? Number.NaN;
  return { perSecond: latencies.length / seconds, p50: quantile(0.5), p99: quantile(0.99) };
}

/** The middle one of an odd number of values. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
