import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { markOf } from './process-mark';

/** The content of `postmaster.pid`, if the server of this folder is alive. */
export type Postmaster = Readonly<{ pid: number; port: number; isReady: boolean }>;

/**
 * The server that runs on this folder of PostgreSQL, or null. A `postmaster.pid` that a killed one left behind
 * (its process is gone, a zombie, or no server of this folder) is removed.
 */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const path = join(data, 'postmaster.pid');
  const content = await readFile(path, 'utf8').catch(() => null);
  if (content === null) return null;
  const lines = content.split('\n');
  const pid = Math.abs(Number(lines[0]));
  if ((await markOf(pid)) !== null && (await servesFolder(pid, data)))
    return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
  await rm(path, { force: true });
  return null;
}

async function servesFolder(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null);
    return cwd === null || cwd === (await realpath(data));
  }
  const [command, ...args] =
    process.platform === 'win32'
      ? ['tasklist', '/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH']
      : ['ps', '-o', 'command=', '-p', `${pid}`];
  const listed = await promisify(execFile)(command, args).catch(() => null);
  return listed === null || listed.stdout.includes('postgres');
}
