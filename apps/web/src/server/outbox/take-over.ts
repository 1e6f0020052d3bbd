import type { Database } from './database';
import type { Entry, UnstoredEntry } from './entry';
import type { Kind } from './kinds';

/** Where older versions kept the whole outbox, as one array. */
const key = 'relais.outbox';

type OldEntry = Pick<
  Entry,
  'id' | 'body' | 'networkId' | 'by' | 'about' | 'savedAt' | 'state' | 'tried' | 'problem'
> &
  Readonly<{ kind: Kind; path: string; withdraws: boolean }>;

function entriesIn(storage: Pick<Storage, 'getItem'>): readonly OldEntry[] {
  try {
    return JSON.parse(storage.getItem(key) ?? '[]') as OldEntry[];
  } catch {
    return [];
  }
}

function renew({ path, withdraws, ...old }: OldEntry, newId: () => string): UnstoredEntry {
  const state = old.state === 'sending' ? 'waiting' : old.state;
  if (!withdraws) return { ...old, subject: path, state, sendAfter: 0 };
  const subject = path.slice(0, path.lastIndexOf('/'));
  return { ...old, id: newId(), kind: 'withdrawal', subject, state, sendAfter: 0 };
}

/** Moves entries of older versions into the database, each exactly once, after any interruption and with any number of tabs. */
export async function takeOver(
  database: Database,
  storage: Pick<Storage, 'getItem' | 'removeItem'>,
  newId: () => string,
): Promise<void> {
  if (entriesIn(storage).length === 0) return;
  const transaction = database.transaction(['entries', 'taken-over'], 'readwrite', { durability: 'strict' });
  const taken = transaction.objectStore('taken-over');
  const before = await taken.getAllKeys();
  for (const old of entriesIn(storage).filter(({ path }) => !before.includes(path))) {
    await transaction.objectStore('entries').add(renew(old, newId) as Entry);
    await taken.put(true, old.path);
  }
  await transaction.done;
  storage.removeItem(key);
}
