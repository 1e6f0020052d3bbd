import type { PersonId } from '@relais/contracts';
import { ProblemError, send } from './client';
import { databaseName } from './outbox/database';
import { outbox } from './outbox/this-device';
import { setAppBadge } from './app-badge';
import { forNextPage } from './storage';

/** What belongs to the device, not to the account; and entries of older versions that could not be taken over. */
const ofTheDevice = ['relais.language', 'mantine-color-scheme-value', 'relais.outbox'];
const otherTabs = new BroadcastChannel('relais.signed-out');
otherTabs.onmessage = () => location.replace('/');

export type SigningOut = '/api/sign-out' | '/api/sign-out/everywhere' | '/api/me/account';

/**
 * Ends the session on the server, then removes everything of the account from this browser except, if wanted, unsent entries. Without
 * an answer nothing happens, because the session would still exist.
 * @param persons whose entries are dropped: none, to keep them until this account is back
 * @param said on the next page
 */
export async function signOut(path: SigningOut, persons: ReadonlySet<PersonId>, said: string): Promise<void> {
  try {
    await (path === '/api/me/account' ? send('delete', path, {}) : send('post', path, {}));
  } catch (error) {
    if (!(error instanceof ProblemError && error.problem.status === 401)) throw error;
  }
  await outbox.forget(persons);
  await forgetAccount();
  otherTabs.postMessage(null);
  forNextPage.leave(said);
  location.replace('/');
}

/** Empties local and session storage, the number on the app's icon, the caches of the service worker, and every database but an outbox that is not empty. */
async function forgetAccount(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (!ofTheDevice.includes(key)) localStorage.removeItem(key);
  sessionStorage.clear();
  setAppBadge(0);
  // Caches exist on https and localhost only.
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
  const kept = outbox.current().entries.length > 0 ? databaseName : null;
  for (const { name } of await indexedDB.databases()) if (name && name !== kept) await deleteDatabase(name);
}

/** Deleted, or to be deleted as soon as its last tab lets go of it. */
const deleteDatabase = (name: string) =>
  new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
