import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NetworkId, PersonId, ReferralId } from '@relais/contracts';
import { z } from 'zod';

const Entry = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('prospect'), networkId: NetworkId, about: ReferralId }),
  z.strictObject({ what: z.enum(['person', 'contact']), networkId: NetworkId, about: PersonId }),
]);

/** Something that was erased, only by ids. */
export type ErasureEntry = z.infer<typeof Entry>;

/**
 * The list of everything that was erased, one line of JSON each. It is in the data folder, outside the database and its backups, so
 * that a restore can repeat the erasures since the backup.
 */
export class ErasureList {
  private readonly path: string;
  private readonly known = new Set<string>();

  /** @throws Error that names a line which cannot be read */
  constructor(dataFolder: string) {
    this.path = join(dataFolder, 'erasures.jsonl');
    for (const entry of this.entries()) this.known.add(nameOf(entry));
  }

  entries(): ErasureEntry[] {
    return read(this.path)
      .split('\n')
      .flatMap((line, n) => (line === '' ? [] : [entryIn(line, `${this.path}, line ${String(n + 1)}`)]));
  }

  /** Adds those that are not there yet; on the disk when it returns. */
  add(entries: readonly ErasureEntry[]): void {
    const fresh = entries.filter((entry) => !this.known.has(nameOf(entry)));
    if (fresh.length === 0) return;
    const file = openSync(this.path, 'a', 0o600);
    try {
      appendFileSync(file, fresh.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    for (const entry of fresh) this.known.add(nameOf(entry));
  }

  has(entry: ErasureEntry): boolean {
    return this.known.has(nameOf(entry));
  }
}

const nameOf = ({ what, networkId, about }: ErasureEntry): string => `${what}:${networkId}:${about}`;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return '';
  }
}

function entryIn(line: string, where: string): ErasureEntry {
  try {
    return Entry.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${where} is not an entry of the erasure list. Correct or remove it.`, { cause });
  }
}
