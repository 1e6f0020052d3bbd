import { KurrentDbCluster } from '../doubles/kurrentdb/kurrentdb-cluster';
import { type StartedKurrentDb, startKurrentDb } from './real-kurrentdb';

export type { StartedKurrentDb };

/** An empty KurrentDB: a real one that the command line `RELAIS_TEST_KURRENTDB` starts, else a stand-in. */
export async function emptyKurrentDb(): Promise<StartedKurrentDb> {
  const command = process.env['RELAIS_TEST_KURRENTDB'];
  if (command) return startKurrentDb(command);
  const cluster = await KurrentDbCluster.start();
  return {
    url: cluster.url,
    stop() {
      cluster.stop();
      return Promise.resolve();
    },
  };
}

/**
 * Where the contract of the log finds one: a server that runs, at `KURRENTDB_URL`, else an empty one. The former is shared and never
 * empty, so a spec may count only what it wrote itself.
 */
export async function someKurrentDb(): Promise<StartedKurrentDb> {
  const url = process.env['KURRENTDB_URL'];
  return url ? { url, stop: () => Promise.resolve() } : emptyKurrentDb();
}
