import { accessKeyTables } from '@relais/access';
import { Database } from '@relais/database';
import { configurationFrom, postgresOf } from '@relais/installation';
import {
  draftMasterKey,
  dropDraft,
  ensureUnlockable,
  fingerprintOf,
  masterKeyFrom,
  putInPlace,
  rotateMasterKey,
  unlock,
} from '@relais/vault';
import type { Terminal } from './terminal';

/** Replaces the master key, while nothing else runs on the installation of this environment. */
export async function rotateKey(terminal: Terminal): Promise<void> {
  const configuration = configurationFrom(terminal.environment);
  const { dataFolder, masterKey: configured, newMasterKey } = configuration;
  if ((configured === undefined) !== (newMasterKey === undefined))
    throw new Error(
      'RELAIS_NEW_MASTER_KEY: say the new key there exactly when the present one is in RELAIS_MASTER_KEY.',
    );
  const server = await postgresOf(configuration);
  try {
    const database = await Database.open(server.url, [], 'relais-rotation', (rows) =>
      ensureUnlockable(rows, dataFolder, configured),
    );
    const rotated = await database
      .runAlone(async (rows) => {
        const { master } = await unlock(rows, dataFolder, configured);
        dropDraft(dataFolder);
        const fresh = newMasterKey === undefined ? draftMasterKey(dataFolder) : masterKeyFrom(newMasterKey);
        const progress = (keys: number) => terminal.progress(`${String(keys)} keys`);
        return {
          old: master,
          fresh,
          keys: await rotateMasterKey(rows, { from: master, to: fresh, others: accessKeyTables, progress }),
        };
      })
      .finally(async () => {
        terminal.progressEnds();
        await database.close();
      });
    const { keys, old, fresh } = rotated;
    const kept = newMasterKey === undefined ? putInPlace(dataFolder, old) : null;
    terminal.answer({ keys, fingerprint: fingerprintOf(fresh), before: fingerprintOf(old), kept }, [
      `The master key is new (fingerprint ${fingerprintOf(fresh)}); ${String(keys)} keys of the vault are wrapped under it.`,
      kept === null
        ? 'Set RELAIS_MASTER_KEY to the value of RELAIS_NEW_MASTER_KEY now, wherever Relais runs.'
        : `The previous one is in ${kept}: earlier backups need it. Keep it with them, elsewhere, and delete it here.`,
    ]);
  } finally {
    await server.leave();
  }
}
