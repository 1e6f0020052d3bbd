import { hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * The master key: RELAIS_MASTER_KEY (32 bytes in base64), or the file `master.key` of the data folder (mode 0600), which the first
 * start makes.
 * @throws Error when it is not 32 bytes long
 */
export const masterKey = (dataFolder: string, configured: string | undefined): Buffer =>
  masterKeyFrom(configured ?? foundKey(dataFolder) ?? newKey(dataFolder));

/** The existing master key; null: none is configured, and the data folder has none. */
export function knownMasterKey(dataFolder: string, configured: string | undefined): Buffer | null {
  const known = configured ?? foundKey(dataFolder);
  return known === null ? null : masterKeyFrom(known);
}

/** Tells a master key from others without revealing it: 16 hexadecimal digits. */
export const fingerprintOf = (master: Buffer): string =>
  derivedKey(master, 'relais master key fingerprint').toString('hex').slice(0, 16);

/** A key for one purpose, derived from the master key. */
export const derivedKey = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', purpose, 32));

/** The path of the master key of a data folder. */
export const masterKeyFile = (dataFolder: string): string => join(dataFolder, 'master.key');

/** @throws Error when it is not 32 bytes in base64 */
export function masterKeyFrom(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32)
    throw new Error('The master key must be 32 bytes in base64 (RELAIS_MASTER_KEY or master.key).');
  return key;
}

const foundKey = (dataFolder: string): string | null => read(masterKeyFile(dataFolder));

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

/**
 * Writes a new master key beside the one of the data folder; `putInPlace` makes it the one that counts.
 * @throws Error EEXIST when there is one already
 */
export function draftMasterKey(dataFolder: string): Buffer {
  const key = randomBytes(32);
  write(nextFile(dataFolder), key);
  return key;
}

/** A new master key that was written but not put in place; null: there is none. */
export const draftedMasterKey = (dataFolder: string): Buffer | null => {
  const text = read(nextFile(dataFolder));
  return text === null ? null : masterKeyFrom(text);
};

/** Puts the new master key in place; the old one stays beside it, for earlier backups. Returns its path. */
export function putInPlace(dataFolder: string, old: Buffer): string {
  const before = join(dataFolder, `master.key.${fingerprintOf(old)}`);
  if (!existsSync(before)) linkSync(masterKeyFile(dataFolder), before);
  renameSync(nextFile(dataFolder), masterKeyFile(dataFolder));
  return before;
}

/** Takes the new master key back. */
export const dropDraft = (dataFolder: string): void => {
  rmSync(nextFile(dataFolder), { force: true });
};

const nextFile = (dataFolder: string): string => `${masterKeyFile(dataFolder)}.next`;

function newKey(dataFolder: string): string {
  const path = masterKeyFile(dataFolder);
  // Written whole under another name first: two processes at their first start agree on one key, and a crash leaves none half written.
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${String(process.pid)}`;
  write(draft, randomBytes(32));
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(path, 'utf8').trim();
}

function write(path: string, key: Buffer): void {
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, `${key.toString('base64')}\n`);
  fsyncSync(file);
  closeSync(file);
}
