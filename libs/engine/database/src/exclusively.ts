import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { lives, markOf } from './server/process-mark';

const maxWaitMs = 180_000;

/**
 * Runs one at a time per lock file, across processes and within one. The lock of a dead process is taken over.
 * @param path the lock file, in a folder that exists and allows hard links
 * @throws when another living process has held it for three minutes
 */
export async function runExclusively<T>(path: string, run: () => Promise<T>): Promise<T> {
  const ticket = `${path}.${randomUUID()}`;
  try {
    await writeFile(ticket, `${await markOf(process.pid)}\n${ticket}`);
    await acquire(path, ticket);
    try {
      return await run();
    } finally {
      await rm(path, { force: true });
    }
  } finally {
    await rm(ticket, { force: true });
  }
}

async function acquire(path: string, ticket: string): Promise<void> {
  const deadline = Date.now() + maxWaitMs;
  while (!(await tryLink(ticket, path))) {
    const holder = await readFile(path, 'utf8').catch(() => null);
    if (holder === null) continue;
    const [mark = '', nonce = ''] = holder.split('\n');
    if (!(await lives(mark))) await removeStale(path, holder, nonce.slice(-8));
    else if (Date.now() > deadline)
      throw new Error(`Process ${mark.split(' ')[0]} does not let go of ${path}.`);
    else await pause(20);
  }
}

/** Only the holder of the inner lock may remove it, so that nobody removes its successor. */
function removeStale(path: string, holder: string, nonce: string): Promise<void> {
  return runExclusively(`${path}.${nonce}`, async () => {
    if ((await readFile(path, 'utf8').catch(() => null)) === holder) await rm(path);
  });
}

async function tryLink(ticket: string, path: string): Promise<boolean> {
  try {
    await link(ticket, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
