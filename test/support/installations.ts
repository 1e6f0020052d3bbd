import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findPostmaster } from '../../libs/engine/database/src/server/postmaster';
import { folderOfServers } from './servers/folder-of-servers';
import { signal } from './signal';

const root = join(__dirname, '../..');
const folders: string[] = [];
const children: ChildProcess[] = [];

/** A data folder whose PostgreSQL is set up and does not run: a copy of the one that was set up for this test run. */
export async function installation(name = 'data'): Promise<string> {
  const folder = join(await emptyFolder(), name);
  await cp(process.env['RELAIS_TEST_TEMPLATE'] ?? '', folder, { recursive: true });
  folders.push(folder);
  return folder;
}

export const emptyFolder = (): Promise<string> => mkdtemp(join(folderOfServers, 'relais-test-'));

export const dataOf = (folder: string): string => join(folder, 'postgres', 'data');

export type TestProcess = Readonly<{ url: string; end(name: NodeJS.Signals): Promise<number | null> }>;

/**
 * Another process of an installation, in a process group of its own. It leaves on SIGINT and SIGTERM, and works
 * (`while` it lives: inserts into the table `work`) when told to; `end` signals the whole group, as a terminal does.
 */
export async function startProcess(folder: string, work = false, env = process.env): Promise<TestProcess> {
  const program = ['dist/test/support/installation-user.js', folder, ...(work ? ['work'] : [])];
  const child = spawn(process.execPath, program, {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const [url] = (await Promise.race([once(child.stdout, 'data'), exit])) as [unknown];
  const end = async (name: NodeJS.Signals) => {
    signalGroup(child, name);
    return (await exit)[0];
  };
  return { url: String(url).trim(), end };
}

function signalGroup({ pid = 0 }: ChildProcess, name: NodeJS.Signals): void {
  signal(process.platform === 'win32' ? pid : -pid, name);
}

/** The rows that a statement gives, on a connection of its own. */
export async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** The server of an installation and its sessions, the server first; none when it does not run. */
export async function serverProcesses(folder: string): Promise<number[]> {
  const postmaster = await findPostmaster(dataOf(folder));
  if (postmaster === null) return [];
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const table = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const children = table.filter(([, parent]) => parent === postmaster.pid).map(([pid = 0]) => pid);
  return [postmaster.pid, ...children];
}

/** Ends what a test left running. */
export async function endProcesses(): Promise<void> {
  for (const child of children.splice(0))
    if (child.exitCode === null && child.signalCode === null) signalGroup(child, 'SIGKILL');
  for (const folder of folders.splice(0)) {
    for (const pid of await serverProcesses(folder)) signal(pid, 'SIGKILL');
    await rm(join(folder, '..'), { recursive: true, force: true, maxRetries: 3 });
  }
}
