import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '@relais/simulation';
import type { CrashTestServer } from './crash-test-server';
import type { Pack } from './pack';

/**
 * Kills a process (`kill -9`) every few seconds until the work is done: in each round every process once, in a random order. Returns
 * how often each kind was killed.
 */
export async function killUntil(
  done: Promise<void>,
  victims: readonly string[],
  pack: Pack,
  server: CrashTestServer,
  { everyMs, seed, signal }: Readonly<{ everyMs: number; seed: string; signal: AbortSignal }>,
): Promise<Record<string, number>> {
  const random = new Random(seed);
  const kills: Record<string, number> = {};
  const ending = new AbortController();
  const end = () => {
    ending.abort();
  };
  void done.then(end, end);
  signal.addEventListener('abort', end);

  const next = () =>
    sleep(everyMs * (0.5 + random.fraction()), true, { signal: ending.signal }).catch(() => false);

  for (let round: string[] = []; await next();) {
    if (round.length === 0) round = random.shuffle([...victims, 'PostgreSQL']);
    const victim = round.pop() ?? '';
    if (victim === 'PostgreSQL') await server.killServer();
    else pack.kill(victim);
    const [kind = ''] = victim.split(' ');
    kills[kind] = (kills[kind] ?? 0) + 1;
  }
  signal.throwIfAborted();
  await done;
  return kills;
}
