import { setTimeout } from 'node:timers/promises';
import type { CpuClock } from '../cpu';

/** What one round showed: latencies in milliseconds, CPU in microseconds per operation (null: not known). */
export type Round = Readonly<{
  perSecond: number;
  p50: number;
  p99: number;
  nodeCpu: number | null;
  postgresCpu: number | null;
}>;

/** Whose CPU counts: the Node process that is measured, and PostgreSQL's. */
export type Clocks = Readonly<{ node: CpuClock; postgres: CpuClock }>;

/** Lets so many callers repeat something for a while. */
export async function measured(
  clocks: Clocks,
  callers: number,
  forMs: number,
  act: () => Promise<unknown>,
): Promise<Round> {
  const latencies: number[] = [];
  const stop = started(clocks);
  const until = performance.now() + forMs;
  const caller = async () => {
    for (let start = performance.now(); start < until; start = performance.now()) {
      await act();
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return stop(latencies);
}

/**
 * Begins something so many times a second, whether the earlier ones are done or not.
 * @param act answers its latency, which counts from the moment at which it was due; null where it is not of interest
 */
export async function offered(
  clocks: Clocks,
  perSecond: number,
  forMs: number,
  act: (dueAt: number) => Promise<number | null>,
): Promise<Round> {
  const latencies: number[] = [];
  const running = new Set<Promise<void>>();
  const count = Math.ceil((perSecond * forMs) / 1000);
  const stop = started(clocks);
  const begin = performance.now();
  for (let n = 0; n < count; n++) {
    const dueAt = begin + (n * 1000) / perSecond;
    while (performance.now() < dueAt) await setTimeout(dueAt - performance.now());
    const one = act(dueAt).then((latency) => {
      if (latency !== null) latencies.push(latency);
      running.delete(one);
    });
    running.add(one);
  }
  await Promise.all(running);
  return stop(latencies, count);
}

/** The figures of a round that begins now and ends with the call of the answer. */
function started({ node, postgres }: Clocks): (latencies: number[], operations?: number) => Round {
  const begin = { at: performance.now(), node: node(), postgres: postgres() };
  return (latencies, operations = latencies.length) => {
    const seconds = (performance.now() - begin.at) / 1000;
    const each = (before: number | null, after: number | null) =>
      before === null || after === null ? null : (after - before) / operations;
    latencies.sort((a, b) => a - b);
    return {
      perSecond: operations / seconds,
      p50: quantile(latencies, 0.5),
      p99: quantile(latencies, 0.99),
      nodeCpu: each(begin.node, node()),
      postgresCpu: each(begin.postgres, postgres()),
    };
  };
}

/** Of values in ascending order. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;

/** The middle one of an odd number of values. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
