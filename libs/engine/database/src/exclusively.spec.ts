import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runExclusively } from './exclusively';
import { lives, markOf } from './server/process-mark';

describe('A lock file', () => {
  let folder: string;
  let lock: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relais-lock-'));
    lock = join(folder, 'lock');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** How many were inside at most, when twelve come at once. */
  async function mostAtOnce(): Promise<number> {
    let inside = 0;
    let most = 0;
    const visits = Array.from({ length: 12 }, () =>
      runExclusively(lock, async () => {
        most = Math.max(most, ++inside);
        await pause(5);
        inside--;
      }),
    );
    await Promise.all(visits);
    return most;
  }

  it('lets in one at a time and leaves nothing behind', async () => {
    expect(await mostAtOnce()).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of a dead process is taken over by one', async () => {
    await writeFile(lock, '999999999 long-ago\nsome-ticket');
    expect(await mostAtOnce()).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is let go when the work fails', async () => {
    await expect(runExclusively(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await runExclusively(lock, () => Promise.resolve('yes'))).toBe('yes');
  });
});

describe('The mark of a process', () => {
  it('tells it from an earlier one with its number', async () => {
    expect(await lives((await markOf(process.pid)) ?? '')).toBe(true);
    expect(await lives(`${process.pid} long-ago`)).toBe(false);
    expect(await markOf(999_999_999)).toBeNull();
  });
});
