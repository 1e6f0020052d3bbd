import { KurrentDbCluster } from '../doubles/kurrentdb/kurrentdb-cluster';

/**
 * Where the specs of KurrentDB find one: a real server at `KURRENTDB_URL`, else a stand-in of their own. A real one is shared and
 * never empty, so a spec may count only what it wrote itself.
 */
export async function someKurrentDb(): Promise<{ url: string; stop(): void }> {
  const url = process.env['KURRENTDB_URL'];
  if (url) return { url, stop: () => undefined };
  const cluster = await KurrentDbCluster.start();
  return { url: cluster.url, stop: () => cluster.stop() };
}
