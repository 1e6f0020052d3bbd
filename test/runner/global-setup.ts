import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startOrJoin } from '../../libs/engine/database/src/server/embedded-postgres';
import { removeAbandonedServers } from '../support/abandoned-servers';
import { serverOfThisRun } from '../support/server-of-this-run';

/** One PostgreSQL for all tests of a run, in a folder of its own. */
export default async function start(): Promise<void> {
  await removeAbandonedServers();
  const folder = await mkdtemp(join(tmpdir(), 'relais-test-'));
  await prepare(folder);
  const { url, leave } = await startOrJoin(folder);
  const end = async () => {
    await leave();
    await rm(folder, { recursive: true, force: true });
  };
  serverOfThisRun.set({ url, end });
  // Jest ends by these without its tear-down.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.kill(process.pid, signal)));
}

const settings = ['fsync = off', 'full_page_writes = off', 'max_connections = 300'];

/** Nobody needs its data after a crash, and it serves installations of several workers at once. */
async function prepare(folder: string): Promise<void> {
  const { url, leave } = await startOrJoin(folder);
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const setting of settings) await client.query(`alter system set ${setting}`);
  await client.end();
  await leave();
}
