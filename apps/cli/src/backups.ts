import { backUp, checkedBackup, restore } from '@relais/backup';
import { Database } from '@relais/database';
import { type Configuration, configurationFrom, postgresOf } from '@relais/installation';
import { knownMasterKey, masterKey, masterKeyFile } from '@relais/privacy';
import type { Output } from './output';

/** Writes a backup of the installation that the environment names, while it runs or not. */
export async function writeBackup(file: string, force: boolean, output: Output): Promise<void> {
  const configuration = configurationFrom(process.env);
  const source = {
    masterKey: masterKey(configuration.dataFolder, configuration.masterKey),
    logElsewhere: null,
  };
  const taken = await inDatabase(configuration, (database) =>
    backUp(
      file,
      { ...source, database },
      { force, progress: (bytes) => output.progress(`${megabytes(bytes)} of rows`) },
    ),
  ).finally(() => output.progressEnds());
  const key =
    configuration.masterKey === undefined
      ? `the file ${masterKeyFile(configuration.dataFolder)}`
      : 'the value of RELAIS_MASTER_KEY';
  output.answer(taken, [
    `written: ${file} (${megabytes(taken.bytes)}; ${String(taken.counts.event)} facts, up to position ${String(taken.position)})`,
    `It can be restored only with the master key (fingerprint ${taken.masterKey}), which is not in it. Keep a copy of ${key} in another place.`,
  ]);
}

/** Loads a backup into the installation that the environment names, which must be fresh. */
export async function restoreBackup(file: string, output: Output): Promise<void> {
  const configuration = configurationFrom(process.env);
  output.progress(`checking ${file}`);
  const backup = await checkedBackup(file, knownMasterKey(configuration.dataFolder, configuration.masterKey));
  const restored = await inDatabase(configuration, (database) =>
    restore(backup, database, (share) => output.progress(`${(share * 100).toFixed(0)} % loaded`)),
  ).finally(() => output.progressEnds());
  output.answer({ file, takenAt: backup.manifest.takenAt, ...restored }, [
    `restored: ${String(restored.counts.event)} facts, up to position ${String(restored.position)}, as of ${backup.manifest.takenAt}`,
    'The log is sound and the vault opens. The read models are made from the log at the next start.',
  ]);
}

async function inDatabase<T>(
  configuration: Configuration,
  run: (database: Database) => Promise<T>,
): Promise<T> {
  const server = await postgresOf(configuration);
  try {
    const database = await Database.open(server.url, []);
    try {
      return await run(database);
    } finally {
      await database.close();
    }
  } finally {
    await server.leave();
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
