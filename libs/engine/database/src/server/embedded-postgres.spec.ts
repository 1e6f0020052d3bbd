import { readFile } from 'node:fs/promises';
import {
  dataOf,
  endProcesses,
  installation,
  query,
  serverProcesses,
  startProcess,
} from '../../../../../test/support/installations';
import { signal } from '../../../../../test/support/signal';
import { startOrJoin } from './embedded-postgres';
import { findPostmaster } from './postmaster';

const onUnix = process.platform === 'win32' ? it.skip : it;
const onLinux = process.platform === 'linux' ? it : it.skip;

afterEach(endProcesses);

describe('The embedded PostgreSQL', () => {
  it('is started once by those who come at the same time, and stopped by the last who leaves', async () => {
    const folder = await installation();
    const [one, two, three] = await Promise.all([
      startProcess(folder),
      startProcess(folder),
      startOrJoin(folder),
    ]);
    expect(new Set([one.url, two.url, three.url]).size).toBe(1);
    expect(await query(one.url, 'select current_database() as name')).toEqual([{ name: 'relais' }]);

    expect(await one.end('SIGTERM')).toBe(0);
    await three.leave();
    await three.leave();
    expect(await findPostmaster(dataOf(folder))).not.toBeNull();
    expect(await two.end('SIGINT')).toBe(0);
    expect(await findPostmaster(dataOf(folder))).toBeNull();
  });

  it('keeps what was committed, and its port', async () => {
    const folder = await installation();
    const first = await startOrJoin(folder);
    await query(first.url, `create table kept as select 'é' as word`);
    await first.leave();
    const second = await startOrJoin(folder);
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'é' }]);
    expect(second.url).toBe(first.url);
    await second.leave();
  });

  it('starts at once after everything was killed', async () => {
    const folder = await installation();
    const killed = await startProcess(folder);
    await query(killed.url, 'create table kept as select 7 as figure');
    const pids = await serverProcesses(folder);
    expect(pids.length).toBeGreaterThan(3);
    for (const pid of pids) signal(pid, 'SIGKILL');
    await killed.end('SIGKILL');

    const { url, leave } = await startOrJoin(folder);
    expect(await query(url, 'select figure from kept')).toEqual([{ figure: 7 }]);
    await leave();
    expect(await findPostmaster(dataOf(folder))).toBeNull();
  });

  onUnix('starts once more when it dies while somebody joins it', async () => {
    const folder = await installation();
    const { leave } = await startOrJoin(folder);
    const [postmaster = 0] = await serverProcesses(folder);
    process.kill(postmaster, 'SIGSTOP');
    setTimeout(() => process.kill(postmaster, 'SIGKILL'), 500);
    const joined = await startOrJoin(folder);
    expect(await query(joined.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await leave();
    await joined.leave();
  });

  it('goes on when a process that uses it is killed, and stops when the next one leaves', async () => {
    const folder = await installation();
    const killed = await startProcess(folder);
    const before = await findPostmaster(dataOf(folder));
    await killed.end('SIGKILL');
    const { leave } = await startOrJoin(folder);
    expect((await findPostmaster(dataOf(folder)))?.pid).toBe(before?.pid);
    await leave();
    expect(await findPostmaster(dataOf(folder))).toBeNull();
  });

  it('is not hit by Ctrl-C, so that a process under load ends cleanly', async () => {
    const folder = await installation();
    const busy = await startProcess(folder, true);
    const beginning = () => query(busy.url, 'select from work limit 11').catch(() => []);
    while ((await beginning()).length < 11);
    expect(await busy.end('SIGINT')).toBe(0);
    expect(await findPostmaster(dataOf(folder))).toBeNull();
    const { url, leave } = await startOrJoin(folder);
    expect(await query(url, 'select count(*) > 10 as many, count(*) = max(id) as all from work')).toEqual([
      { many: true, all: true },
    ]);
    await leave();
  });

  onLinux('has a session of its own', async () => {
    const folder = await installation();
    const { leave } = await startOrJoin(folder);
    const [pid] = await serverProcesses(folder);
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    expect(Number(stat.split(') ')[1]?.split(' ')[3])).toBe(pid);
    await leave();
  });

  it('serves two installations side by side', async () => {
    const both = await Promise.all([startOrJoin(await installation()), startOrJoin(await installation())]);
    const [one, other] = both.map(({ url }) => new URL(url).port);
    expect(one).not.toBe(other);
    await query(both[0].url, 'create table mine (id int)');
    await expect(query(both[1].url, 'select from mine')).rejects.toThrow('does not exist');
    for (const { leave } of both) await leave();
  });
});
