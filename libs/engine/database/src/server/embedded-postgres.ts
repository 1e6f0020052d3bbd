import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { runExclusively } from '../exclusively';
import { isUnavailable } from '../unavailable';
import { Heartbeat, type ServerNews } from './heartbeat';
import { PostgresServer } from './postgres-server';
import { lives, markOf } from './process-mark';

const secondsToDie = 10;

/** `url` of the database `relais`; `leave` stops the server when no other process uses it, and can be repeated. */
export type EmbeddedPostgres = Readonly<{ url: string; leave(): Promise<void> }>;

/**
 * The PostgreSQL of a data folder: set up and started if necessary, otherwise joined. It runs until the last process that uses it
 * leaves; a dead process counts as gone.
 * @param news if given, this process watches the server until it leaves, and starts it again when it has died; one of several processes
 * does
 * @throws an Error whose message says what to do, with PostgreSQL's last messages
 */
export async function startOrJoin(dataFolder: string, news?: ServerNews): Promise<EmbeddedPostgres> {
  const folder = resolve(dataFolder, 'postgres');
  const users = join(folder, 'users');
  await makeFolder(resolve(dataFolder), 0o711);
  await makeFolder(folder, 0o700);
  await makeFolder(users, 0o700);
  const server = await PostgresServer.locate(folder);
  const lock = join(folder, 'lock');
  const me = join(users, randomUUID());
  const leave = () =>
    runExclusively(lock, async () => {
      await rm(me, { force: true });
      if (!(await anyLives(users))) await server.stop();
    });

  try {
    const url = await runExclusively(lock, async () => {
      await writeFile(me, (await markOf(process.pid)) ?? '');
      return answering(server);
    });
    let leaving: Promise<void> | undefined;
    const revive = () =>
      runExclusively(lock, async () => leaving === undefined && server.revive(portOf(url)));
    const heartbeat = news && new Heartbeat(url, news, revive);
    return { url, leave: () => (leaving ??= Promise.resolve(heartbeat?.stop()).then(leave)) };
  } catch (error) {
    await leave().catch(() => undefined);
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw isFull ? new Error(`The disk of the data folder ${folder} is full.`, { cause: error }) : error;
  }
}

async function makeFolder(path: string, mode: number): Promise<void> {
  await mkdir(path, { recursive: true, mode }).catch((error: unknown) => {
    throw new Error(`The data folder ${path} cannot be written: ${(error as Error).message}`, {
      cause: error,
    });
  });
}

/** Whether a process that registered itself here still lives; what the dead left is removed. */
async function anyLives(users: string): Promise<boolean> {
  let found = false;
  for (const name of await readdir(users)) {
    const path = join(users, name);
    if (await lives(await readFile(path, 'utf8'))) found = true;
    else await rm(path, { force: true });
  }
  return found;
}

/** The URL of the database once the server answers; one that dies the moment it is found is started again. */
async function answering(server: PostgresServer): Promise<string> {
  const deadline = Date.now() + secondsToDie * 1000;
  for (;;) {
    const found = await server.start();
    try {
      return await databaseUrl(found);
    } catch (error) {
      if (!isUnavailable(error) || Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

const portOf = (url: string): number => Number(new URL(url).port);

async function databaseUrl({ port, password }: { port: number; password: string }): Promise<string> {
  const url = (database: string) => `postgres://relais:${password}@127.0.0.1:${port}/${database}`;
  const client = new Client({ connectionString: url('postgres'), application_name: 'relais' });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'relais'`);
    if (rowCount === 0) await client.query('create database relais');
  } finally {
    await client.end();
  }
  return url('relais');
}
