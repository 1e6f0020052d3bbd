import { Database } from '@relais/database';
import { rows } from '@relais/installation';
import type { Line } from './bench';
import { type Result, contest } from './contest';
import type { AppendingRound } from './programs/appending-program';
import { Program } from './programs/program';
import { atLeast, comparison, ratio, throughput } from './report/findings';
import type { Round } from './report/rounds';

const callers = 64;

export const twoProcesses: Line = {
  name: 'two-processes',
  title: 'Two processes',
  async run({ course, clocks, freshDatabase, say }) {
    const url = await freshDatabase();
    await (await Database.open(url, rows)).close();
    const programs = [1, 2].map(() => Program.start<AppendingRound, Round>('appending-program', url));
    const together = async (number: number, forMs: number): Promise<Round> => {
      const before = clocks.postgres();
      const rounds = await Promise.all(
        programs.slice(0, number).map((program) => program.ask({ callers: callers / number, forMs })),
      );
      const after = clocks.postgres();
      const all = joined(rounds);
      const done = (all.perSecond * forMs) / 1000;
      return { ...all, postgresCpu: before === null || after === null ? null : (after - before) / done };
    };
    try {
      const [both, alone] = (await contest(
        [
          { name: '2 processes × 32', round: (forMs) => together(2, forMs) },
          { name: '1 process × 64', round: (forMs) => together(1, forMs) },
        ],
        course,
        say,
      )) as [Result, Result];
      return {
        targets: [
          atLeast('2 processes × 32 callers ÷ 1 process × 64', 100 * ratio(both, alone, throughput), 60, '%'),
        ],
        tables: [comparison('64 callers', [both, alone])],
        method:
          'The same appends by processes of their own on one database; latencies are those of the slower process.',
      };
    } finally {
      await Promise.all(programs.map((program) => program.end()));
    }
  },
};

/** What processes did at the same time: rates add up, of latencies the worse counts. */
function joined(rounds: readonly Round[]): Round {
  const worst = (of: (round: Round) => number) => Math.max(...rounds.map(of));
  const perSecond = rounds.reduce((sum, round) => sum + round.perSecond, 0);
  const node = rounds.reduce((sum, round) => sum + (round.nodeCpu ?? Number.NaN) * round.perSecond, 0);
  return {
    perSecond,
    p50: worst(({ p50 }) => p50),
    p99: worst(({ p99 }) => p99),
    nodeCpu: node / perSecond,
    postgresCpu: null,
  };
}
