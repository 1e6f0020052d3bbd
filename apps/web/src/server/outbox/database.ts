import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry } from './entry';

interface Tables extends DBSchema {
  entries: { key: number; value: Entry };
  /** Addresses of entries that were taken over from the outbox of older versions. */
  'taken-over': { key: string; value: true };
}
export type Database = IDBPDatabase<Tables>;

export const databaseName = 'relais-outbox';
const maxWaitMs = 5000;

/** Rejects where the browser keeps nothing, or does not answer. `onLost`: it was closed under us, deleted as a rule. */
export const openDatabase = (onLost: () => void): Promise<Database> =>
  new Promise((resolve, reject) => {
    const giveUp = () => reject(new Error('The database of this browser does not open.'));
    const timer = setTimeout(giveUp, maxWaitMs);
    openDB<Tables>(databaseName, 1, {
      upgrade(database) {
        database.createObjectStore('entries', { keyPath: 'order', autoIncrement: true });
        database.createObjectStore('taken-over');
      },
      blocked: giveUp,
      blocking(_from, _to, event) {
        (event.target as IDBDatabase).close();
        onLost();
      },
      terminated: onLost,
    })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
