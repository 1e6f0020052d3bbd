import { hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * The secret under which everything personal lies: RELAIS_MASTER_KEY (32 bytes in base64), else the file `master.key` of the data
 * folder (mode 0600), made at the first start.
 * @throws Error when it is not 32 bytes long
 */
export function masterKey(dataFolder: string, configured: string | undefined): Buffer {
  const key = Buffer.from(configured ?? storedKey(dataFolder), 'base64');
  if (key.length !== 32)
    throw new Error('The master key must be 32 bytes in base64 (RELAIS_MASTER_KEY or master.key).');
  return key;
}

/** A key for one purpose, derived from the master key. */
export const derivedKey = (master: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', purpose, 32));

function storedKey(dataFolder: string): string {
  const path = join(dataFolder, 'master.key');
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  // Written whole under another name first: two processes at their first start agree on one key, and a crash leaves none half written.
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${String(process.pid)}`;
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, `${randomBytes(32).toString('base64')}\n`);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
  return readFileSync(path, 'utf8').trim();
}
