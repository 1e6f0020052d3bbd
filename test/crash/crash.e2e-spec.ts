import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { folderOfServers } from '../support/servers/folder-of-servers';

const root = join(__dirname, '../..');
const timeoutMs = 180_000;

/** The long form, `npm run hunt`, differs only in its length. */
function start(folder: string, ...args: string[]) {
  return spawn(process.execPath, ['dist/test/crash/main.js', ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder },
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function runCrashTest(folder: string, ...args: string[]) {
  const child = start(folder, ...args);
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const lines = (await text(child.stdout)).split('\n');
  const row = lines.find((line) => /^\| (Relais|naive)/.test(line)) ?? '';
  const [, , events, , killed, ...found] = row.split('|').map((cell) => cell.trim());
  return {
    code: (await exit)[0],
    events: Number(events),
    killed,
    found: found.slice(0, 5),
    sentences: lines.filter((line) => line.startsWith('- ')),
  };
}

describe('Crash tests, two at once and short', () => {
  let folder: string;
  let relais: Awaited<ReturnType<typeof runCrashTest>>;
  let naive: Awaited<ReturnType<typeof runCrashTest>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(folderOfServers, 'relais-crash-tests-'));
    [relais, naive] = await Promise.all([
      runCrashTest(folder, '--only', 'relais', '--events', '10000', '--kill-every', '1', '--seed', '11'),
      runCrashTest(folder, '--only', 'naive', '--peer-events', '3000'),
    ]);
  }, timeoutMs);
  afterAll(() => rm(folder, { recursive: true }));

  it('find nothing in the log while writers, readers, workers and PostgreSQL are killed', () => {
    expect(relais).toEqual({
      code: 0,
      events: expect.any(Number),
      killed: expect.stringMatching(/\d × /),
      found: ['0', '0', '0', '0', '0'],
      sentences: [],
    });
    expect(relais.events).toBeGreaterThanOrEqual(10_000);
  });

  it('see what a naive reader over a sequence misses', () => {
    expect(Number.parseInt(naive.found[0] ?? '', 10)).toBeGreaterThan(0);
    expect(naive.code).toBe(0);
  });

  it(
    'leave nothing behind, on Ctrl-C neither',
    async () => {
      const child = start(folder, '--only', 'relais');
      const exit = once(child, 'exit');
      await once(child.stdout, 'data');
      while ((await processesOf(folder)).length < 6) await pause(50);
      process.kill(-child.pid!, 'SIGINT');
      expect(await exit).toEqual([1, null]);
      expect(await readdir(folder)).toEqual([]);
      expect(await processesOf(folder)).toEqual([]);
    },
    timeoutMs,
  );
});

/** The processes that know this folder. */
async function processesOf(folder: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'args=']);
  return stdout.split('\n').filter((line) => line.includes(folder));
}
