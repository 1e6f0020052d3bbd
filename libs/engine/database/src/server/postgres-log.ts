import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const day = 86_400_000;
const largest = 10 * 1024 * 1024;

/** The last lines that PostgreSQL wrote since that instant (ms), on starting and later. */
export async function lastWords(folder: string, since: number): Promise<string> {
  const texts = [];
  for (const { path, changed } of await logFiles(folder))
    if (changed >= since - 1000) texts.push(await readFile(path, 'utf8').catch(() => ''));
  return lastLines(texts.join(''));
}

/** The last 20 lines. */
export const lastLines = (text: string): string => text.trim().split('\n').slice(-20).join('\n');

/** PostgreSQL keeps one file per weekday and empties it when its day comes, unless it is started on that day. */
export async function removeOldLogs(folder: string): Promise<void> {
  for (const { path, changed, size } of await logFiles(folder))
    if (path.endsWith('start.log') || changed < Date.now() - 6 * day || size > largest)
      await rm(path, { force: true });
}

async function logFiles(folder: string): Promise<{ path: string; changed: number; size: number }[]> {
  const names = await readdir(join(folder, 'log')).catch(() => []);
  const paths = [join(folder, 'start.log'), ...names.map((name) => join(folder, 'log', name))];
  const found = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ mtimeMs, size }) => [{ path, changed: mtimeMs, size }],
        () => [],
      ),
    ),
  );
  return found.flat().sort((one, other) => one.changed - other.changed);
}
