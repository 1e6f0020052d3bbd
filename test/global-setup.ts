import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOrJoin } from '../libs/database/src/embedded-postgres';
import { serverOfThisRun } from './postgres';

/** One PostgreSQL for all tests of a run, in a folder of its own. */
export default async function start(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-test-'));
  const { url, leave } = await startOrJoin(folder);
  serverOfThisRun.set({ folder, url, leave });
}
