import type { Round } from './report/rounds';

/** A contestant, whose rounds are compared with those of others. */
export type Contestant = Readonly<{ name: string; round(forMs: number): Promise<Round> }>;

export type Course = Readonly<{ rounds: number; roundMs: number; warmUpMs: number }>;

/** The rounds of one contestant, in order. */
export type Result = Readonly<{ name: string; rounds: readonly Round[] }>;

/** Lets everybody warm up, then all take turns, so that what disturbs the machine meets all alike. */
export async function contest(
  contestants: readonly Contestant[],
  { rounds, roundMs, warmUpMs }: Course,
  say: (progress: string) => void,
): Promise<Result[]> {
  for (const { name, round } of contestants) {
    say(`${name}, warm-up`);
    await round(warmUpMs);
  }
  const results = contestants.map(({ name }) => ({ name, rounds: [] as Round[] }));
  for (let n = 1; n <= rounds; n++) {
    for (const [index, { name, round }] of contestants.entries()) {
      const figures = await round(roundMs);
      results[index]?.rounds.push(figures);
      const latency = `p50 ${figures.p50.toFixed(2)} ms, p99 ${figures.p99.toFixed(2)} ms`;
      say(`${name}, round ${String(n)}: ${figures.perSecond.toFixed(0)}/s, ${latency}`);
    }
  }
  return results;
}
