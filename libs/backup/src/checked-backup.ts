import { fingerprintOf } from '@relais/vault';
import { type Manifest, manifestOf } from './manifest';
import { Pieces } from './pieces';
import { type SealedFile, openSealed } from './sealed-file';

/** A backup that is whole and belongs to the master key at hand. */
export type Backup = Readonly<{ file: SealedFile; manifest: Manifest; masterKey: Buffer }>;

/**
 * Checks whether a file can be restored here, and changes nothing.
 * @param masterKey null: there is none here
 * @throws Error that says what to do: not a backup, cut or changed, of a newer format, or of another master key
 */
export async function checkedBackup(path: string, masterKey: Buffer | null): Promise<Backup> {
  const file = await openSealed(path);
  const { pieces } = file.content();
  const manifest = manifestOf(await new Pieces(pieces).line());
  pieces.destroy();
  if (!masterKey || fingerprintOf(masterKey) !== manifest.masterKey) {
    throw new Error(
      `This backup needs the master key with the fingerprint ${manifest.masterKey}; here ${
        masterKey ? `is ${fingerprintOf(masterKey)}` : 'is none'
      }. Put the file master.key of the installation that it was taken from into the data folder, or set RELAIS_MASTER_KEY.`,
    );
  }
  return { file, manifest, masterKey };
}
