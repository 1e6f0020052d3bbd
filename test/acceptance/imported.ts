import { type ImportReport, importFolder } from '@relais/import-export';
import { importDependencies } from '@relais/installation';
import type { RunningRelais } from './relais';

/** Imports a folder into a running Relais and waits until its read models contain it. */
export async function imported(
  { installation, commands }: RunningRelais,
  folder: string,
): Promise<ImportReport> {
  const report = await importFolder(folder, importDependencies(installation, commands), {
    skipBadLines: false,
  });
  await installation.readModels.waitFor(await installation.store.lastPosition(), 60_000);
  return report;
}
