import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';

const megabyte = 1024 * 1024;

/** A sixteenth of the memory: the indexes of a long log stay at hand on a server, a small machine keeps its memory. */
const sharedBuffers = `${Math.round(Math.min(1024, Math.max(128, totalmem() / megabyte / 16)))}MB`;

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  // A session that works for a client who has gone ends soon: a server that died cannot start before all of its sessions have ended.
  ...(process.platform !== 'win32' && { client_connection_check_interval: '1s' }),
  shared_buffers: sharedBuffers,
  // Rare checkpoints: after each one, the first change of a page writes the whole page to the write-ahead log.
  checkpoint_timeout: '15min',
  max_wal_size: '2GB',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'on',
  log_directory: '../log',
  log_filename: 'postgres-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  // Neither statements nor keys: personal values must not reach the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Writes the settings of the next start and returns its port: the wanted one, or the folder's last one if it is still free. */
export async function configure(folder: string, wanted?: number): Promise<number> {
  const last = Number(await readFile(join(folder, 'port'), 'utf8').catch(() => 0));
  const port = wanted ?? (await freePort(last).catch(() => freePort(0)));
  const lines = Object.entries({ ...settings, port }).map(([name, value]) => `${name} = '${value}'\n`);
  await writeFile(join(folder, 'data', 'relais.conf'), lines.join(''), { mode: 0o644 });
  await writeFile(join(folder, 'port'), `${port}`);
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: wanted, host: '127.0.0.1' }, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      probe.close(() => resolve(port));
    });
  });
}
