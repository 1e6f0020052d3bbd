import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOrJoin } from '../libs/database/src/embedded-postgres';
import { removeAbandonedServers } from './abandoned-servers';
import { serverOfThisRun } from './server-of-this-run';

/** One PostgreSQL for all tests of a run, in a folder of its own. */
export default async function start(): Promise<void> {
  await removeAbandonedServers();
  const folder = await mkdtemp(join(tmpdir(), 'relais-test-'));
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
