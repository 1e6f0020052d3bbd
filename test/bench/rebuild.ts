import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Line } from './bench';
import { fillEmmett, rebuildEmmett } from './emmett-rebuild';
import { type Table, atLeast, atMost, figure } from './findings';
import { query } from './query';
import { type Taken, relaisCommand } from './relais-command';
import { median } from './rounds';

/** About ten million facts. */
const mix = ['--networks', '400', '--members', '25', '--years', '5', '--seed', '1'];
const factsOfEmmett = 10_000;

type Turn = Readonly<{ relais: Taken; postgresCpu: number | null; emmettSeconds: number }>;

export const rebuildLine: Line = {
  name: 'rebuild',
  title: 'Rebuild of the ledger',
  async run(bench) {
    const { freshDatabase, say } = bench;
    const url = await freshDatabase();
    const dataFolder = mkdtempSync(join(tmpdir(), 'relais-bench-rebuild-'));
    const env = { ...process.env, RELAIS_DATA: dataFolder, DATABASE_URL: url };
    try {
      const { seconds } = await relaisCommand(env, 'simulate', ...mix, '--fast');
      const { facts, referrals } = await counted(url);
      say(`${String(facts)} facts, ${String(referrals)} referrals simulated in ${seconds.toFixed(0)} s`);
      await fillEmmett(url, factsOfEmmett);
      const turns: Turn[] = [];
      for (let n = 1; n <= bench.course.rounds; n++) {
        const turn = await oneTurn(bench, url, env);
        turns.push(turn);
        say(
          `round ${String(n)}: Relais ${figure(facts / turn.relais.seconds)} facts/s, emmett ${figure(factsOfEmmett / turn.emmettSeconds)}`,
        );
      }
      const rate = (of: (turn: Turn) => number) => median(turns.map(of));
      const ours = rate(({ relais }) => facts / relais.seconds);
      const times = rate(
        ({ relais, emmettSeconds }) => facts / relais.seconds / (factsOfEmmett / emmettSeconds),
      );
      const memory = Math.max(...turns.map(({ relais }) => relais.peakMemory ?? Number.NaN));
      return {
        targets: [
          atLeast('rebuild of the ledger', ours, 200_000, 'facts/s'),
          atLeast('rebuild of the ledger', (ours * referrals) / facts, 50_000, 'referrals/s'),
          atLeast('rebuild: Relais ÷ emmett, facts/s', times, 200, '×'),
          atMost(`rebuild of ${figure(facts)} facts: peak memory`, memory, 512, 'MiB'),
        ],
        tables: [table(turns, facts)],
        method:
          `\`relais rebuild ledger\`, start and switch-over included, over ${figure(facts)} facts of \`relais simulate ${mix.join(' ')} --fast\`, ${figure(referrals)} of them referrals. ` +
          `emmett: \`rebuildPostgreSQLProjections\` with a raw SQL projection that writes two lines a referral, over the first ${figure(factsOfEmmett)} of the same facts.`,
      };
    } finally {
      rmSync(dataFolder, { recursive: true, force: true });
    }
  },
};

async function oneTurn({ clocks }: Bench, url: string, env: NodeJS.ProcessEnv): Promise<Turn> {
  const before = clocks.postgres();
  const relais = await relaisCommand(env, 'rebuild', 'ledger');
  const after = clocks.postgres();
  const postgresCpu = before === null || after === null ? null : after - before;
  return { relais, postgresCpu, emmettSeconds: await rebuildEmmett(url) };
}

function table(turns: readonly Turn[], facts: number): Table {
  const middle = (of: (turn: Turn) => number | null) => median(turns.map((turn) => of(turn) ?? Number.NaN));
  return {
    head: ['rebuild', 'facts/s', 'Node µs a fact', 'PostgreSQL µs a fact', 'peak memory MiB'],
    rows: [
      [
        'Relais',
        figure(middle(({ relais }) => facts / relais.seconds)),
        middle(({ relais }) => relais.cpu && relais.cpu / facts).toFixed(2),
        middle(({ postgresCpu }) => postgresCpu && postgresCpu / facts).toFixed(2),
        middle(({ relais }) => relais.peakMemory).toFixed(0),
      ],
      ['emmett', figure(middle(({ emmettSeconds }) => factsOfEmmett / emmettSeconds)), '', '', ''],
    ],
  };
}

async function counted(url: string): Promise<{ facts: number; referrals: number }> {
  const [counts] = await query<{ facts: number; referrals: number }>(
    url,
    `select count(*)::float8 as facts, count(*) filter (where type = 'ReferralPassed')::float8 as referrals from event`,
  );
  return counts ?? { facts: 0, referrals: 0 };
}
