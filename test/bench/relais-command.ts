import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../apps/api/src/project-root';
import { cpuOfProcess } from './cpu';
import { flagsOf } from './launcher-flags';

const lookEveryMs = 50;

/** What a run of `relais …` took: CPU in microseconds, peak memory in MiB; null where the system does not tell. */
export type Taken = Readonly<{ seconds: number; cpu: number | null; peakMemory: number | null }>;

/**
 * Runs `relais …` in a process of its own.
 * @throws Error when it fails
 */
export async function relaisCommand(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Taken> {
  const begin = performance.now();
  const main = join(projectRoot, 'dist/apps/cli/src/main.js');
  const child = spawn(process.execPath, [...process.execArgv, ...flagsOf('relais'), main, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const cpu = cpuOfProcess(child.pid ?? 0);
  let taken: Omit<Taken, 'seconds'> = { cpu: null, peakMemory: null };
  const look = setInterval(() => {
    taken = { cpu: cpu() ?? taken.cpu, peakMemory: peakMemoryOf(child.pid ?? 0) ?? taken.peakMemory };
  }, lookEveryMs);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(look);
  if (code !== 0) throw new Error(`relais ${args.join(' ')} failed.`);
  return { seconds: (performance.now() - begin) / 1000, ...taken };
}

/** Of the resident memory, in MiB. */
function peakMemoryOf(pid: number): number | null {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) / 1024;
  } catch {
    return null;
  }
}
