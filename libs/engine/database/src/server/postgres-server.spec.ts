import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import {
  dataOf,
  emptyFolder,
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
const asRoot = process.getuid?.() === 0 ? it : it.skip;

afterEach(endProcesses);

describe('The PostgreSQL of a folder', () => {
  asRoot('runs for root in a folder that only root may enter', async () => {
    const folder = await installation();
    await chmod(dirname(folder), 0o700);
    const { url, leave } = await startOrJoin(folder);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await leave();
  });

  it('is set up in UTF-8 without any LANG, and its password is ours alone', async () => {
    const folder = join(await emptyFolder(), `it's "new" & $HOME é`);
    const env = Object.entries(process.env).filter(([name]) => !/^(LC_|LANG)/.test(name));
    const { url, end } = await startProcess(folder, false, { ...Object.fromEntries(env), NODE_ENV: 'test' });
    expect(
      await query(url, `select current_setting('server_encoding') as encoding, upper('é') as e`),
    ).toEqual([{ encoding: 'UTF8', e: 'É' }]);
    expect(await query(url, 'show fsync')).toEqual([{ fsync: 'on' }]);
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
    if (process.platform !== 'win32')
      expect((await stat(join(folder, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
    expect(await end('SIGTERM')).toBe(0);
    await rm(dirname(folder), { recursive: true });
  });

  onUnix('takes a zombie in postmaster.pid for what it is', async () => {
    const folder = await installation();
    const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 30']);
    const [zombie] = (await once(parent.stdout, 'data')) as [Buffer];
    await pretendToRun(folder, Number(zombie));
    const { leave } = await startOrJoin(folder);
    await leave();
    parent.kill();
  });

  it('takes another program with the number in postmaster.pid for what it is', async () => {
    const folder = await installation();
    await pretendToRun(folder, process.pid);
    const { url, leave } = await startOrJoin(folder);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await leave();
  });

  onUnix('waits until the sessions of a killed server have ended', async () => {
    const folder = await installation();
    const { url } = await startOrJoin(folder);
    const client = new Client({ connectionString: url }).on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const session = rows[0]?.pid ?? 0;
    process.kill(session, 'SIGSTOP');
    process.kill((await findPostmaster(dataOf(folder)))?.pid ?? 0, 'SIGKILL');
    let resumed = 0;
    setTimeout(() => {
      resumed = Date.now();
      process.kill(session, 'SIGCONT');
    }, 1500);
    const { leave } = await startOrJoin(folder);
    expect(resumed).toBeGreaterThan(0);
    await leave();
  });

  it('takes another port when its own is taken', async () => {
    const folder = await installation();
    await (await startOrJoin(folder)).leave();
    const port = Number(await readFile(join(folder, 'postgres', 'port'), 'utf8'));
    const occupant = createServer().listen(port, '127.0.0.1');
    await once(occupant, 'listening');
    const { url, leave } = await startOrJoin(folder);
    expect(Number(new URL(url).port)).not.toBe(port);
    await leave();
    occupant.close();
  });

  it('does not count a user whose number another process got', async () => {
    const folder = await installation();
    await writeFile(join(folder, 'postgres', 'users', randomUUID()), `${process.pid} long-ago`);
    const { leave } = await startOrJoin(folder);
    await leave();
    expect(await serverProcesses(folder)).toEqual([]);
  });

  it('tells in its own words why it cannot start, and leaves nothing behind', async () => {
    const folder = await installation();
    await appendFile(join(dataOf(folder), 'postgresql.conf'), 'no_such_setting = 1\n');
    await expect(startOrJoin(folder)).rejects.toThrow(/could not start[\s\S]*no_such_setting/);
    expect(await serverProcesses(folder)).toEqual([]);
  });

  it('says that the data folder cannot be written', async () => {
    const folder = await installation();
    const file = join(folder, 'postgres', 'password');
    await expect(startOrJoin(join(file, 'below'))).rejects.toThrow(/The data folder .* cannot be written/);
  });
});

/** What a killed server leaves behind when another process now has its number. */
async function pretendToRun(folder: string, pid: number): Promise<void> {
  const { leave } = await startOrJoin(folder);
  const path = join(dataOf(folder), 'postmaster.pid');
  const [, ...lines] = (await readFile(path, 'utf8')).split('\n');
  for (const server of await serverProcesses(folder)) signal(server, 'SIGKILL');
  await leave();
  await writeFile(path, [pid, ...lines].join('\n'));
}
