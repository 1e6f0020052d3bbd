import { backUp, checkedBackup, restore } from '@relais/backup';
import { Database } from '@relais/database';
import { type Configuration, configurationFrom, openEventStore, postgresOf } from '@relais/installation';
import { ensureUnlockable, knownMasterKey, masterKeyFile } from '@relais/vault';
import type { EntityManager } from 'typeorm';
import type { Terminal } from './terminal';

/** Writes a backup of the installation that the environment names, while it runs or not. */
export async function writeBackup(file: string, force: boolean, terminal: Terminal): Promise<void> {
  const configuration = configurationFrom(terminal.environment);
  const { dataFolder, masterKey: configured } = configuration;
  const key = knownMasterKey(dataFolder, configured);
  if (key === null)
    throw new Error(
      'There is no master key here, and without it nobody can open a backup: put master.key back into the data folder, or set RELAIS_MASTER_KEY.',
    );
  const progress = (bytes: number) => terminal.progress(`${megabytes(bytes)} of rows`);
  const fits = (rows: EntityManager) => ensureUnlockable(rows, dataFolder, configured);
  const taken = await inDatabase(configuration, fits, async (database, databaseUrl) => {
    const { eventStoreUrl } = configuration;
    // It reads only, so nothing is hashed.
    const logElsewhere =
      eventStoreUrl === null
        ? null
        : await openEventStore({ eventStoreUrl, databaseUrl, hashKey: Buffer.alloc(32) });
    try {
      return await backUp(file, { database, masterKey: key, logElsewhere }, { force, progress });
    } finally {
      await logElsewhere?.close();
    }
  }).finally(() => terminal.progressEnds());
  const where =
    configured === undefined ? `the file ${masterKeyFile(dataFolder)}` : 'the value of RELAIS_MASTER_KEY';
  terminal.answer(taken, [
    `written: ${file} (${megabytes(taken.bytes)}; ${taken.counts.event ?? 0} events, up to position ${taken.position})`,
    `It can be restored only with the master key (fingerprint ${taken.masterKey}), which is not in it. Keep a copy of ${where} in another place.`,
  ]);
}

/** Loads a backup into the installation that the environment names, which must be fresh. */
export async function restoreBackup(file: string, terminal: Terminal): Promise<void> {
  const configuration = configurationFrom(terminal.environment);
  if (configuration.eventStoreUrl !== null)
    throw new Error(
      'A backup is restored into PostgreSQL: unset EVENT_STORE_URL, restore, then move the log: relais copy-log here kurrentdb://…',
    );
  terminal.progress(`checking ${file}`);
  const backup = await checkedBackup(file, knownMasterKey(configuration.dataFolder, configuration.masterKey));
  const restored = await inDatabase(configuration, undefined, (database) =>
    restore(backup, database, (share) => terminal.progress(`${(share * 100).toFixed(0)} % loaded`)),
  ).finally(() => terminal.progressEnds());
  terminal.answer({ file, takenAt: backup.manifest.takenAt, ...restored }, [
    `restored: ${restored.counts.event ?? 0} events, up to position ${restored.position}, as of ${backup.manifest.takenAt}`,
    'The log is sound and the vault opens. The read models are made from the log at the next start.',
  ]);
}

async function inDatabase<T>(
  configuration: Configuration,
  check: Parameters<typeof Database.open>[3],
  run: (database: Database, url: string) => Promise<T>,
): Promise<T> {
  const server = await postgresOf(configuration);
  try {
    const database = await Database.open(server.url, [], 'relais', check);
    try {
      return await run(database, server.url);
    } finally {
      await database.close();
    }
  } finally {
    await server.leave();
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
