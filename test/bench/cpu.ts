import { readFileSync, readdirSync } from 'node:fs';
import { Client } from 'pg';

/** Microseconds of CPU that were used so far; null where the system does not tell. */
export type CpuClock = () => number | null;

const microsecondsPerTick = 10_000;

type Ticks = Readonly<{ parent: number; own: number; endedChildren: number }>;

/** Of a process; of our own everywhere, of others where there is a /proc. */
export const cpuOfProcess = (pid: number): CpuClock =>
  pid === process.pid
    ? () => {
        const { user, system } = process.cpuUsage();
        return user + system;
      }
    : () => inMicroseconds(ticksOf(pid)?.own);

/** Of a PostgreSQL on this machine: its first process and the children of that one. */
export async function cpuOfPostgres(url: string): Promise<CpuClock> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = ticksOf(rows[0]?.pid ?? 0)?.parent;
  await client.end();
  if (postmaster === undefined) return () => null;
  return () => {
    const first = ticksOf(postmaster);
    if (!first) return null;
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ticksOf(Number(name)))
      .filter((ticks) => ticks?.parent === postmaster);
    const living = children.reduce((sum, ticks) => sum + (ticks?.own ?? 0), 0);
    return inMicroseconds(first.own + first.endedChildren + living);
  };
}

const inMicroseconds = (ticks: number | undefined): number | null =>
  ticks === undefined ? null : ticks * microsecondsPerTick;

/** The fields of /proc/PID/stat that stand behind the name, which may contain anything. */
function ticksOf(pid: number): Ticks | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const sum = (...indexes: number[]) => indexes.reduce((total, index) => total + (fields[index] ?? 0), 0);
    return { parent: sum(1), own: sum(11, 12), endedChildren: sum(13, 14) };
  } catch {
    return undefined;
  }
}
