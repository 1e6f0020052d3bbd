import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findPostmaster } from '../../../libs/engine/database/src/server/postmaster';
import { lives } from '../../../libs/engine/database/src/server/process-mark';
import { folderOfServers } from './folder-of-servers';
import { signal } from '../signal';

const hour = 3_600_000;

/** Ends the servers of test runs that were killed, and removes their folders. */
export async function removeAbandonedServers(): Promise<void> {
  for (const folder of await foldersOfServers())
    for (const installation of [folder, join(folder, 'data')])
      if (await isAbandoned(installation)) {
        await endServer(join(installation, 'postgres', 'data'));
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
      }
}

async function foldersOfServers(): Promise<string[]> {
  const places = [...new Set([tmpdir(), folderOfServers])];
  const found = await Promise.all(
    places.map(async (place) => (await readdir(place)).map((name) => join(place, name))),
  );
  return found.flat().filter((folder) => /^relais-(test|crash)-/.test(basename(folder)));
}

/** One without any user may be about to be used, unless it is old. */
async function isAbandoned(installation: string): Promise<boolean> {
  const users = join(installation, 'postgres', 'users');
  const found = await stat(users).catch(() => null);
  if (found === null) return false;
  const names = await readdir(users);
  const marks = await Promise.all(names.map((name) => readFile(join(users, name), 'utf8').catch(() => '')));
  const living = await Promise.all(marks.map(lives));
  return !living.includes(true) && (names.length > 0 || found.mtimeMs < Date.now() - hour);
}

async function endServer(data: string): Promise<void> {
  const server = await findPostmaster(data);
  if (server !== null) signal(server.pid, 'SIGQUIT');
  while ((await findPostmaster(data)) !== null) await pause(20);
}
