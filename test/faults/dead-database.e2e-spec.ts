import { once } from 'node:events';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startOrJoin } from '@relais/database';
import { relaisCommand } from '../acceptance/relais-command';
import { dataOf, endProcesses, query } from '../support/installations';
import { type Answer, ask, calling } from './callers';
import { type UsedRelais, startKillable, withNetwork } from './killed-relais';

const callers = 16;
const stoppedForMs = 8000;
const longestAnswerMs = 15_000;
const timeoutMs = 90_000;

describe('A Relais whose embedded PostgreSQL dies under load', () => {
  let relais: UsedRelais;
  let load: ReturnType<typeof calling>;
  /** Another one, which meanwhile ends. */
  let ended: ReturnType<typeof deadForGood>;
  beforeAll(async () => {
    ended = deadForGood();
    ended.catch(() => undefined);
    relais = await withNetwork(await startKillable());
    load = calling(relais, callers);
  }, timeoutMs);
  afterAll(async () => {
    await load.end();
    relais.process.kill('SIGKILL');
    await endProcesses();
  });

  const health = (what: 'live' | 'ready') => ask(relais, what, `/health/${what}`);
  const restarts = () => relais.logged().split('was started again').length - 1;

  /** Looks at its health, which must be alive, until it serves and that is so; answers what it saw. */
  async function looksUntil(isEnough: () => boolean): Promise<Answer[]> {
    const looks: Answer[] = [];
    for (let serves = false; !serves || !isEnough();) {
      const both = await Promise.all([health('ready'), health('live')]);
      if (both[1].status !== 200) throw new Error(`It does not live:\n${relais.logged()}`);
      looks.push(...both);
      serves = both[0].status === 200;
      await sleep(50);
    }
    return looks;
  }

  /** Every caller was acknowledged something since. */
  function everyoneWasServed(): () => boolean {
    const before = load.acknowledged.length;
    return () => load.acknowledged.length > before + 2 * callers;
  }

  it.each([
    ['the postmaster', 'postmaster'],
    ['the whole server', 'all'],
  ] as const)(
    'brings it back when %s is killed, and goes on by itself',
    async (_, target) => {
      const before = restarts();
      await relais.signal('SIGKILL', target);
      const wasServed = everyoneWasServed();
      const looks = await looksUntil(() => restarts() > before && wasServed());
      expect(looks.some(({ what, status }) => what === 'ready' && status === 503)).toBe(true);
    },
    timeoutMs,
  );

  it(
    'answers while it is stopped, too, and goes on when it does',
    async () => {
      await relais.signal('SIGSTOP', 'all');
      const until = performance.now() + stoppedForMs;
      const looks: Answer[] = [];
      while (performance.now() < until) {
        looks.push(await health('ready'), await health('live'));
        await sleep(200);
      }
      await relais.signal('SIGCONT', 'all');
      for (const { what, status, ms } of looks) {
        expect({ what, status }).toEqual({ what, status: what === 'ready' ? 503 : 200 });
        expect(ms).toBeLessThan(1000);
      }
      await looksUntil(everyoneWasServed());
    },
    timeoutMs,
  );

  it(
    'has answered 200 or 503 alone, and has recorded what it acknowledged, once',
    async () => {
      await load.end();
      const others = load.answers.filter(({ status }) => status !== 200);
      expect(others.length).toBeGreaterThan(0);
      for (const { status, code, retryAfter, ms } of others) {
        expect({ status, code, retryAfter }).toEqual({ status: 503, code: 'unavailable', retryAfter: '1' });
        expect(ms).toBeLessThan(longestAnswerMs);
      }

      const { url, leave } = await startOrJoin(relais.folder);
      const recorded = (await query(url, `select stream from event where type = 'ReferralPassed'`)) as {
        stream: string;
      }[];
      await leave();
      const streams = recorded.map(({ stream }) => stream);
      expect(new Set(streams).size).toBe(streams.length);
      const lost = load.acknowledged.filter((id) => !streams.includes(`referral-${id}`));
      expect(lost).toEqual([]);
      const verified = await relaisCommand(relais.environment, 'verify', '--json');
      expect(verified.json()).toMatchObject({ sound: true });
    },
    timeoutMs,
  );

  it(
    'ends with exit code 1 when it does not come up within 30 s, and says so',
    async () => {
      const { exit, ms, logged } = await ended;
      expect(exit).toEqual([1, null]);
      expect(ms).toBeGreaterThan(25_000);
      expect(logged).toContain('could not be started again');
      expect(logged).toMatch(/has not come up within[^\n]*PostgreSQL could not start/);
    },
    timeoutMs,
  );
});

/** How a Relais ends whose PostgreSQL cannot be started any more. */
async function deadForGood() {
  const relais = await startKillable();
  await appendFile(join(dataOf(relais.folder), 'postgresql.conf'), 'no_such_setting = 1\n');
  const ending = once(relais.process, 'exit');
  const begun = performance.now();
  await relais.signal('SIGKILL', 'postmaster');
  const exit = await ending;
  return { exit, ms: performance.now() - begun, logged: relais.logged() };
}
