import type { Line } from './bench';
import type { HttpClub } from './http-content';
import type { Load, Loaded } from './programs/http-load';
import { Program } from './programs/program';
import type { Heard, Quiet } from './programs/quiet-caller';
import { RelaisServer, manyConnections } from './relais-server';
import { cpuOfProcess } from './cpu';
import { atLeast, atMost, figure } from './report/findings';
import { median } from './report/rounds';

type Loading = Pick<Load, 'connections' | 'perSecond'>;

/** Milliseconds, and how many a second; `perCpuSecond`: recorded for each second of CPU of Relais and PostgreSQL. `after`: how long it takes to be refused, p99. */
type Figures = Readonly<
  Record<'quietP50' | 'quietP99' | 'recorded' | 'perCpuSecond' | 'p50' | 'p99' | 'refused' | 'after', number>
>;

const kinds = {
  alone: 'the quiet network alone',
  peak: '64 connections',
  closed: '640 connections',
  open: 'twice the peak',
};
type Kind = keyof typeof kinds;

/** Seconds. */
const shortestRound = 12;

export const overload: Line = {
  name: 'overload',
  title: 'A quiet network beside one that asks for too much',
  async run(bench) {
    const relais = await RelaisServer.start(await bench.freshDatabase(), manyConnections);
    const quiet = Program.start<Quiet, Heard>('quiet-caller');
    const load = Program.start<Load, Loaded>('http-load');
    const [busyClub, quietClub] = relais.clubs as [HttpClub, HttpClub];
    const seconds = Math.max(bench.course.roundMs / 1000, shortestRound);
    const clocks = { node: cpuOfProcess(relais.pid), postgres: bench.clocks.postgres };
    const cpuSeconds = () => ((clocks.node() ?? Number.NaN) + (clocks.postgres() ?? Number.NaN)) / 1e6;
    const round = async (kind: Kind, loading: Loading | null): Promise<Figures> => {
      const put = { url: relais.url, method: 'PUT', path: '/api/referrals/', clubs: [busyClub] } as const;
      const before = cpuSeconds();
      const [heard, loaded] = await Promise.all([
        quiet.ask({ url: relais.url, club: quietClub, seconds }),
        loading && load.ask({ ...put, ...loading, seconds }),
      ]);
      const figures = figuresOf(heard, loaded, cpuSeconds() - before);
      bench.say(`${kinds[kind]}: ${JSON.stringify(figures, (_, value) => round3(value))}`);
      return figures;
    };
    try {
      await round('alone', null);
      await round('peak', { connections: 64 });
      const rounds: Record<Kind, Figures>[] = [];
      for (let n = 0; n < bench.course.rounds; n++) {
        const alone = await round('alone', null);
        const peak = await round('peak', { connections: 64 });
        const closed = await round('closed', { connections: 640 });
        const open = await round('open', { connections: 950, perSecond: Math.round(2 * peak.recorded) });
        rounds.push({ alone, peak, closed, open });
      }
      return finding(rounds);
    } finally {
      await Promise.all([relais.stop(), quiet.end(), load.end()]);
    }
  },
};

const round3 = (value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(3)) : value);

const figuresOf = (quiet: Heard, loaded: Loaded | null, cpuSeconds: number): Figures => ({
  quietP50: quiet.p50,
  quietP99: quiet.p99,
  recorded: loaded ? loaded.answers / loaded.seconds : 0,
  perCpuSecond: (loaded?.answers ?? 0) / cpuSeconds,
  p50: loaded?.p50 ?? 0,
  p99: loaded?.p99 ?? 0,
  refused: loaded ? loaded.refused.answers / loaded.seconds : 0,
  after: loaded?.refused.answers ? loaded.refused.p99 : 0,
});

function finding(rounds: readonly Record<Kind, Figures>[]) {
  const middle = (of: (round: Record<Kind, Figures>) => number) => median(rounds.map(of));
  return {
    targets: (['closed', 'open'] as const).flatMap((kind) => [
      atMost(
        `${kinds[kind]}: quiet network, p99 ÷ alone`,
        middle((round) => round[kind].quietP99 / round.alone.quietP99),
        5,
        '×',
      ),
      atLeast(
        `${kinds[kind]}: recorded ÷ peak`,
        middle((round) => (100 * round[kind].recorded) / round.peak.recorded),
        80,
        '%',
      ),
      atLeast(
        `${kinds[kind]}: recorded for each second of CPU ÷ at the peak`,
        middle((round) => (100 * round[kind].perCpuSecond) / round.peak.perCpuSecond),
        80,
        '%',
      ),
      atMost(
        `${kinds[kind]}: refused after, p99`,
        middle((round) => round[kind].after),
        50,
        'ms',
      ),
    ]),
    tables: [
      {
        head: [
          '',
          'quiet p50 ms',
          'quiet p99 ms',
          'recorded/s',
          'for each s of CPU',
          'p50 ms',
          'p99 ms',
          'refused/s',
          'after ms',
        ],
        rows: (Object.keys(kinds) as Kind[]).map((kind) => [
          kinds[kind],
          ...(
            ['quietP50', 'quietP99', 'recorded', 'perCpuSecond', 'p50', 'p99', 'refused', 'after'] as const
          ).map((of) => figure(middle((round) => round[kind][of]))),
        ]),
      },
    ],
    method:
      'Against Relais as `npm start` starts it, its limits of a minute and of connections from one address set aside. The quiet network: a request every 10 ms, the members read and a referral passed in turns, from when it was due; each answered 200, or the run ends. ' +
      'The other: referrals passed by one token, over 64 connections (what is recorded then is the peak), over 640, each sending its next request as soon as it is answered, and twice the peak offered over 950 in ten portions a second, whatever is answered. ' +
      'p50 and p99 of its answers; "refused": 503, with `Retry-After`, p99 of how long that took over connections that had been answered before. Both callers are processes of their own on the same machine, which take their CPU from the same cores; so what was recorded is also given for each second of CPU of the server and of PostgreSQL. Rounds of at least 12 s, as opening a thousand connections takes two.',
  };
}
