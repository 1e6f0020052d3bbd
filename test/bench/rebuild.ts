import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Line } from './bench';
import { fillEmmett, rebuildEmmett } from './emmett-rebuild';
import { query } from './query';
import { type Taken, relaisCommand } from './relais-command';
import { type Table, atLeast, atMost, figure } from './report/findings';
import { median } from './report/rounds';

const eventsOfEmmett = 10_000;

type Log = Readonly<{ url: string; env: NodeJS.ProcessEnv; mix: string; events: number; referrals: number }>;
type Turn = Taken & Readonly<{ postgresCpu: number | null }>;

export const rebuild: Line = {
  name: 'rebuild',
  title: 'Rebuild of the ledger',
  run: (bench) =>
    overSimulated(bench, 36, async (log) => {
      const { events, referrals } = log;
      await fillEmmett(log.url, eventsOfEmmett);
      const turns: Turn[] = [];
      const emmett: number[] = [];
      for (let n = 1; n <= bench.course.rounds; n++) {
        turns.push(await rebuilt(bench, log));
        emmett.push(eventsOfEmmett / (await rebuildEmmett(log.url)));
        bench.say(`emmett: ${figure(emmett.at(-1) ?? Number.NaN)} events/s`);
      }
      const rates = turns.map(({ seconds }) => events / seconds);
      const times = median(rates.map((rate, n) => rate / (emmett[n] ?? Number.NaN)));
      return {
        targets: [
          atLeast('rebuild of the ledger', median(rates), 200_000, 'events/s'),
          atLeast('rebuild of the ledger', (median(rates) * referrals) / events, 50_000, 'referrals/s'),
          atLeast('rebuild: Relais ÷ emmett, events/s', times, 200, '×'),
        ],
        tables: [table(turns, events, [['emmett', figure(median(emmett)), '', '', '']])],
        method:
          `${methodOf(log)} emmett: \`rebuildPostgreSQLProjections\` with a raw SQL projection that writes two lines a referral, ` +
          `over the first ${figure(eventsOfEmmett)} of the same events.`,
      };
    }),
};

export const rebuildTenMillion: Line = {
  name: 'rebuild-ten-million',
  title: 'Rebuild of the ledger, ten million events',
  run: (bench) =>
    overSimulated(bench, 360, async (log) => {
      const turn = await rebuilt(bench, log);
      const of = `rebuild of ${figure(log.events)} events`;
      return {
        targets: [
          atMost(`${of}: peak memory`, turn.peakMemory ?? Number.NaN, 512, 'MiB'),
          atLeast(of, log.events / turn.seconds, 200_000, 'events/s'),
        ],
        tables: [table([turn], log.events, [])],
        method: `${methodOf(log)} Once.`,
      };
    }),
};

/** Works over the events of so many networks of 25 members in five years, about 28,000 each. */
async function overSimulated<T>(
  { freshDatabase, say }: Bench,
  networks: number,
  work: (log: Log) => Promise<T>,
): Promise<T> {
  const url = await freshDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), 'relais-bench-rebuild-'));
  try {
    const env = { ...process.env, RELAIS_DATA: dataFolder, DATABASE_URL: url };
    const mix = ['--networks', String(networks), '--members', '25', '--years', '5', '--seed', '1', '--fast'];
    const { seconds } = await relaisCommand(env, 'simulate', ...mix);
    const [counts] = await query<{ events: number; referrals: number }>(
      url,
      `select count(*)::float8 as events, count(*) filter (where type = 'ReferralPassed')::float8 as referrals from event`,
    );
    const { events, referrals } = counts ?? { events: 0, referrals: 0 };
    say(`${figure(events)} events, ${figure(referrals)} referrals simulated in ${seconds.toFixed(0)} s`);
    return await work({ url, env, mix: mix.join(' '), events, referrals });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function rebuilt({ clocks, say }: Bench, { env, events }: Log): Promise<Turn> {
  const before = clocks.postgres();
  const taken = await relaisCommand(env, 'rebuild', 'ledger');
  const after = clocks.postgres();
  say(
    `Relais: ${figure(events / taken.seconds)} events/s, at most ${(taken.peakMemory ?? Number.NaN).toFixed(0)} MiB`,
  );
  return { ...taken, postgresCpu: before === null || after === null ? null : after - before };
}

function table(turns: readonly Turn[], events: number, peers: Table['rows']): Table {
  const middle = (of: (turn: Turn) => number | null) => median(turns.map((turn) => of(turn) ?? Number.NaN));
  const ours = [
    'Relais',
    figure(middle(({ seconds }) => events / seconds)),
    (middle(({ cpu }) => cpu) / events).toFixed(2),
    (middle(({ postgresCpu }) => postgresCpu) / events).toFixed(2),
    middle(({ peakMemory }) => peakMemory).toFixed(0),
  ];
  return {
    head: ['rebuild', 'events/s', 'Node µs an event', 'PostgreSQL µs an event', 'peak memory MiB'],
    rows: [ours, ...peers],
  };
}

const methodOf = ({ events, referrals, mix }: Log): string =>
  `\`relais rebuild ledger\`, start and switch-over included, over ${figure(events)} events of \`relais simulate ${mix}\`, ${figure(referrals)} of them referrals.`;
