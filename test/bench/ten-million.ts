import { Database } from '@relais/database';
import { rows } from '@relais/installation';
import type { Bench, Line } from './bench';
import { type Contestant, type Result, contest } from './contest';
import { grow } from './grown-log';
import { atMost, comparison, ratio, tailLatency } from './report/findings';
import { measured, offered } from './report/rounds';
import { BenchReferrals } from './bench-referrals';

const few = 10_000;
const many = 10_000_000;
const callers = 64;
const perSecond = 1000;

export const tenMillion: Line = {
  name: 'ten-million',
  title: 'Appends to a log of ten million events',
  async run(bench) {
    const young = await grown(bench, few);
    const old = await grown(bench, many);
    const atFull = (name: string, referrals: BenchReferrals): Contestant => ({
      name: `${name}, ${String(callers)} callers`,
      round: (forMs) => measured(bench.clocks, callers, forMs, () => referrals.pass()),
    });
    const atRate = (name: string, referrals: BenchReferrals): Contestant => ({
      name: `${name}, ${String(perSecond)}/s`,
      round: (forMs) =>
        offered(bench.clocks, perSecond, forMs, async (dueAt) => {
          await referrals.pass();
          return performance.now() - dueAt;
        }),
    });
    try {
      const [oldFull, youngFull, oldRate, youngRate] = (await contest(
        [
          atFull('10 million', old),
          atFull('10,000', young),
          atRate('10 million', old),
          atRate('10,000', young),
        ],
        bench.course,
        bench.say,
      )) as [Result, Result, Result, Result];
      const tails = (ours: Result, theirs: Result) => ratio(ours, theirs, tailLatency);
      return {
        targets: [
          atMost('p99 at 10 million events ÷ at 10,000, 64 callers', tails(oldFull, youngFull), 1.2, '×'),
          atMost('p99 at 10 million events ÷ at 10,000, 1,000/s', tails(oldRate, youngRate), 1.2, '×'),
        ],
        tables: [
          comparison('events in the log', [oldFull, youngFull]),
          comparison('events in the log', [oldRate, youngRate]),
        ],
        method:
          'The same appends to two logs in two databases of one PostgreSQL, one with 10,000 events and one with 10 million (every second one with a key and a value in the vault), ids at random. ' +
          `By ${String(callers)} callers as fast as they can; and offered at ${String(perSecond)} a second, where latencies count from the moment at which an append was due.`,
      };
    } finally {
      await young.store.close();
      await old.store.close();
    }
  },
};

async function grown({ freshDatabase, say }: Bench, events: number): Promise<BenchReferrals> {
  const url = await freshDatabase();
  await (await Database.open(url, rows)).close();
  const begin = performance.now();
  await grow(url, events);
  say(`a log of ${String(events)} events in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
  return new BenchReferrals(url);
}
