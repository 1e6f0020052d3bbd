import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import {
  dataOf,
  endProcesses,
  installation,
  query,
  serverProcesses,
} from '../../../../../test/support/installations';
import { signal } from '../../../../../test/support/signal';
import { limits } from '../connections';
import { isUnavailable } from '../unavailable';
import { startOrJoin } from './embedded-postgres';
import { Heartbeat, type ServerNews } from './heartbeat';

afterAll(endProcesses);

function listening(): { heard: string[]; news: ServerNews } {
  const heard: string[] = [];
  const news = {
    away: () => void heard.push('away'),
    revived: () => void heard.push('revived'),
    back: () => void heard.push('back'),
    lost: () => void heard.push('lost'),
  };
  return { heard, news };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

async function signalAll(folder: string, name: NodeJS.Signals): Promise<void> {
  for (const pid of await serverProcesses(folder)) signal(pid, name);
}

const onUnix = process.platform === 'win32' ? it.skip : it.concurrent;

// The tests mostly wait: all run at once, each with its own server.
describe('A watched embedded server', () => {
  it.concurrent(
    'that was killed is started again at its port by one of those who watch it, with everything committed',
    async () => {
      const folder = await installation();
      const [one, two] = [listening(), listening()];
      const first = await startOrJoin(folder, one.news);
      const second = await startOrJoin(folder, two.news);
      await query(first.url, 'create table kept as select 7 as figure');
      const [postmaster = 0] = await serverProcesses(folder);
      process.kill(postmaster, 'SIGKILL');
      await until(() => one.heard.includes('back') && two.heard.includes('back'));
      expect(await query(first.url, 'select figure from kept')).toEqual([{ figure: 7 }]);
      expect([...one.heard, ...two.heard].filter((what) => what === 'revived')).toHaveLength(1);

      await signalAll(folder, 'SIGKILL');
      await until(() =>
        [one, two].every(({ heard }) => heard.filter((what) => what === 'back').length === 2),
      );
      expect(await query(second.url, 'select figure from kept')).toEqual([{ figure: 7 }]);
      await second.leave();
      await first.leave();
      expect(await serverProcesses(folder)).toEqual([]);
    },
  );

  it.concurrent('is not started again by who leaves, and its files are not made anew', async () => {
    const folder = await installation();
    const { heard, news } = listening();
    const { leave } = await startOrJoin(folder, news);
    await appendFile(join(dataOf(folder), 'postgresql.conf'), 'no_such_setting = 1\n');
    await signalAll(folder, 'SIGKILL');
    await until(() => heard.includes('away'));
    await leave();
    await sleep(200);
    expect(heard).toEqual(['away']);
    expect(await serverProcesses(folder)).toEqual([]);
  });

  onUnix('that is stopped lets nobody wait for ever, and serves again when it goes on', async () => {
    const folder = await installation();
    const { heard, news } = listening();
    const { url, leave } = await startOrJoin(folder, news);
    const pool = new Pool({ connectionString: url, ...limits(url) }).on('error', () => undefined);
    await pool.query('select 1');
    await signalAll(folder, 'SIGSTOP');
    const failure: unknown = await pool.query('select 1').catch((error: unknown) => error);
    expect(isUnavailable(failure)).toBe(true);
    const later: unknown = await pool.query('select 1').catch((error: unknown) => error);
    expect(isUnavailable(later)).toBe(true);
    await signalAll(folder, 'SIGCONT');
    await until(() => heard.includes('back'));
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect(heard).toEqual(['away', 'back']);
    await pool.end();
    await leave();
  });

  it.concurrent('lets a statement run for longer than a silence may last', async () => {
    const folder = await installation();
    const { heard, news } = listening();
    const { url, leave } = await startOrJoin(folder, news);
    const pool = new Pool({ connectionString: url, ...limits(url) });
    expect((await pool.query(`select 'done' as is from pg_sleep(7)`)).rows).toEqual([{ is: 'done' }]);
    expect(heard).toEqual([]);
    await pool.end();
    await leave();
  });
});

describe('A server', () => {
  it.concurrent('that cannot be started again is given up after a while', async () => {
    const { heard, news } = listening();
    let tries = 0;
    const revive = () => {
      tries += 1;
      return Promise.reject(new Error('no'));
    };
    const heartbeat = new Heartbeat('postgres://nobody@127.0.0.1:1/none', news, revive, 1500);
    await until(() => heard.includes('lost'));
    expect(heard).toEqual(['away', 'lost']);
    expect(tries).toBeGreaterThan(2);
    await heartbeat.stop();
  });

  it.concurrent('that does not come up is given up, whatever it is at', async () => {
    const { heard, news } = listening();
    const never = () => new Promise<boolean>(() => undefined);
    const heartbeat = new Heartbeat('postgres://nobody@127.0.0.1:1/none', news, never, 500);
    await until(() => heard.includes('lost'));
    await heartbeat.stop();
  });

  it.concurrent('that is not ours is waited for', async () => {
    const { heard, news } = listening();
    const heartbeat = new Heartbeat('postgres://nobody@127.0.0.1:1/none', news, undefined, 100);
    await until(() => heard.includes('away'));
    await sleep(500);
    expect(heard).toEqual(['away']);
    await heartbeat.stop();
  });
});
