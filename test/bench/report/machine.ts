import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { versionOfPackage, versionOfPeer } from '../peers';
import { query } from '../query';
import { median } from './rounds';

/**
 * What the figures of a run depend on.
 * @param folder on the disk of the database
 */
export async function machine(url: string, folder: string): Promise<string[]> {
  const rows = await query<Record<string, string>>(
    url,
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as synchronous, current_setting('shared_buffers') as buffers`,
  );
  const { version, fsync, synchronous, buffers } = rows[0] ?? {};
  const processors = cpus();
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  const packages = ['@nestjs/core', 'fastify', 'typeorm', 'pg'].map(
    (name) => `${name} ${versionOfPackage(name)}`,
  );
  const peers = ['@event-driven-io/emmett-postgresql', 'autocannon'].map(
    (name) => `${name} ${versionOfPeer(name)}`,
  );
  return [
    `Machine: ${String(processors.length)} × ${processors[0]?.model ?? 'unknown'}, ${String(gibibytes)} GiB; ${process.platform} ${process.arch}`,
    `Disk: a block of 8 kB is written and synced in ${syncMs(folder).toFixed(2)} ms (median of 101)`,
    `PostgreSQL ${version ?? '?'}: fsync ${fsync ?? '?'}, synchronous_commit ${synchronous ?? '?'}, shared_buffers ${buffers ?? '?'}`,
    `Node ${process.versions.node}; ${[...packages, ...peers].join(', ')}`,
  ];
}

/** When, and how busy the machine is. */
export const moment = (): string =>
  `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, load before: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')} (1, 5, 15 minutes)`;

function syncMs(folder: string): number {
  const path = join(folder, 'sync-test');
  const file = openSync(path, 'w');
  const block = Buffer.alloc(8192);
  const times = Array.from({ length: 101 }, (_, n) => {
    writeSync(file, block, 0, block.length, n * block.length);
    const begin = performance.now();
    fdatasyncSync(file);
    return performance.now() - begin;
  });
  closeSync(file);
  rmSync(path);
  return median(times);
}
