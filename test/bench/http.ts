import { setTimeout } from 'node:timers/promises';
import type { Bench, Line } from './bench';
import { type Contestant, type Result, contest } from './contest';
import { cpuOfProcess } from './cpu';
import type { HttpClub } from './http-content';
import type { Load, Loaded } from './programs/http-load';
import { Program } from './programs/program';
import { query } from './query';
import { RelaisServer } from './relais-server';
import { atLeast, comparison, ratio, throughput } from './report/findings';

const connections = 64;

export const http: Line = {
  name: 'http',
  title: 'HTTP: a referral is passed, 64 connections',
  async run(bench) {
    const databaseUrl = await bench.freshDatabase();
    const relais = await RelaisServer.start(databaseUrl);
    const bare = Program.start<object, string>('bare-server');
    const crud = Program.start<{ url: string; clubs: readonly HttpClub[] }, string>('crud-server');
    const load = Program.start<Load, Loaded>('http-load');
    try {
      const { clubs } = relais;
      const bareUrl = await bare.ask({});
      const crudUrl = await crud.ask({ url: await bench.freshDatabase(), clubs });
      const put = { method: 'PUT', path: '/api/referrals/', connections, clubs } as const;
      const post = { ...put, method: 'POST', path: '/api/referrals' } as const;
      const ours = contestant(bench, load, 'Relais', relais.pid, { ...put, url: relais.url });
      const caughtUp = {
        ...ours,
        round: async (forMs: number) => {
          const round = await ours.round(forMs);
          bench.say(`read models had caught up ${String(await untilCaughtUp(databaseUrl))} ms later`);
          return round;
        },
      };
      const [first, second, third] = (await contest(
        [
          caughtUp,
          contestant(bench, load, 'bare NestJS + Fastify', bare.pid, { ...post, url: bareUrl }),
          contestant(bench, load, 'NestJS + TypeORM CRUD', crud.pid, { ...put, url: crudUrl }),
        ],
        bench.course,
        bench.say,
      )) as [Result, Result, Result];
      return {
        targets: [
          atLeast('HTTP: Relais ÷ bare POST', 100 * ratio(first, second, throughput), 40, '%'),
          atLeast('HTTP: Relais ÷ CRUD', ratio(first, third, throughput), 5, '×'),
        ],
        tables: [comparison(`${String(connections)} connections`, [first, second, third])],
        method:
          '`PUT /api/referrals/{id}` with a Bearer token, a new referral each, against Relais as `npm start` starts it, read models included. Bare: a POST with the same body that answers a constant. ' +
          'CRUD: the same endpoint – token looked up, body checked by the same schema, the row inserted and two balances changed in one transaction. ' +
          'autocannon and each server run in processes of their own on the same machine.',
      };
    } finally {
      await Promise.all([relais.stop(), bare.end(), crud.end(), load.end()]);
    }
  },
};

const contestant = (
  { clocks }: Bench,
  load: Program<Load, Loaded>,
  name: string,
  pid: number,
  what: Omit<Load, 'seconds'>,
): Contestant => ({
  name,
  async round(forMs) {
    const of = { node: cpuOfProcess(pid), postgres: clocks.postgres };
    const before = { node: of.node(), postgres: of.postgres() };
    const { answers, seconds, p50, p99, refused } = await load.ask({ ...what, seconds: forMs / 1000 });
    if (refused.answers > 0) throw new Error(`${name}: ${String(refused.answers)} answers were refusals.`);
    const each = (earlier: number | null, later: number | null) =>
      earlier === null || later === null ? null : (later - earlier) / answers;
    return {
      perSecond: answers / seconds,
      p50,
      p99,
      nodeCpu: each(before.node, of.node()),
      postgresCpu: each(before.postgres, of.postgres()),
    };
  },
});

/** Milliseconds until every read model contains the whole log. */
async function untilCaughtUp(databaseUrl: string): Promise<number> {
  const begin = performance.now();
  for (;;) {
    const [place] = await query<{ behind: string }>(
      databaseUrl,
      'select (select "position" from log_head) - (select min("position") from checkpoint) as behind',
    );
    if (Number(place?.behind) <= 0) return Math.round(performance.now() - begin);
    await setTimeout(50);
  }
}
