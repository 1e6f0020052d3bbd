import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startOrJoin } from '../../libs/engine/database/src/server/embedded-postgres';
import { removeAbandonedServers } from '../support/servers/abandoned-servers';
import { folderOfServers } from '../support/servers/folder-of-servers';
import { serverOfThisRun } from '../support/servers/server-of-this-run';

/** Nobody needs its data after a crash, and it serves installations of several workers at once. */
const settings = ['fsync = off', 'full_page_writes = off', 'max_connections = 300'];

/** One PostgreSQL for all tests of a run, in a folder of its own, and a template for those who need one for themselves. */
export default async function start(): Promise<void> {
  await removeAbandonedServers();
  const folder = await mkdtemp(join(folderOfServers, 'relais-test-'));
  const template = join(folder, 'template');
  await (await startOrJoin(folder)).leave();
  await cp(join(folder, 'postgres'), join(template, 'postgres'), { recursive: true });
  // Copies that start at once would all take the port of the first.
  await rm(join(template, 'postgres', 'port'));
  await appendFile(join(folder, 'postgres', 'data', 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
  const { url, leave } = await startOrJoin(folder);
  const end = async () => {
    await leave();
    await rm(folder, { recursive: true, force: true });
  };
  serverOfThisRun.set({ url, template, end });
  // Jest ends by these without its tear-down.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.kill(process.pid, signal)));
}
