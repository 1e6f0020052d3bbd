import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Tells a living process from a later one that got the same number: `pid start` – the start as the system tells
 * it (Linux: boot and clock ticks, macOS: its date, elsewhere nothing). Null when it is gone or a zombie.
 */
export async function markOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return linuxMark(pid);
  if (process.platform === 'darwin') return darwinMark(pid);
  return isSignalable(pid) ? `${pid} ?` : null;
}

/** Whether the process that {@link markOf} described still lives. */
export async function lives(mark: string): Promise<boolean> {
  const pid = Number.parseInt(mark, 10);
  return pid > 0 && (await markOf(pid)) === mark;
}

async function linuxMark(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${pid} ${boot.slice(0, 8)}-${fields[18]}`;
}

async function darwinMark(pid: number): Promise<string | null> {
  const listed = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', `${pid}`]).catch(() => null);
  const [state, ...start] = listed?.stdout.trim().split(/\s+/) ?? [];
  return state === undefined || state.startsWith('Z') ? null : `${pid} ${start.join('-')}`;
}

function isSignalable(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
