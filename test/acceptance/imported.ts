import { type ImportReport, importFolder } from '@relais/exchange';
import { NetworkRow } from '@relais/networks';
import type { RunningRelais } from './relais';

/** Imports a folder into a running Relais and waits until its read models contain it. */
export async function imported(
  { installation, commands }: RunningRelais,
  folder: string,
): Promise<ImportReport> {
  const { store, vault, clock, database, readModels } = installation;
  const rows = database.engine.manager;
  const report = await importFolder(
    folder,
    {
      send: commands,
      store,
      vault,
      rows,
      clock,
      networkIdByRef: async (ref) => (await rows.findOneBy(NetworkRow, { ref }))?.networkId ?? null,
      progress: () => undefined,
    },
    { skipBadLines: false },
  );
  await readModels.waitFor(await store.lastPosition(), 60_000);
  return report;
}
