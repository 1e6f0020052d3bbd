import { ProblemError, act } from './client';

/** What belongs to the device, not to whoever was signed in. */
const ofTheDevice = ['relais.language', 'mantine-color-scheme-value'];
const otherTabs = new BroadcastChannel('relais.signed-out');
otherTabs.onmessage = () => location.replace('/');

/**
 * Ends the session on the server, then leaves nothing of the account in this browser. Without an answer nothing happens: the session
 * would still be there.
 */
export async function signOut(path: '/sign-out' | '/sign-out/everywhere' | '/me/account'): Promise<void> {
  try {
    await act(path === '/me/account' ? 'DELETE' : 'POST', path);
  } catch (error) {
    if (!(error instanceof ProblemError && error.problem.status === 401)) throw error;
  }
  await forgetAccount();
  otherTabs.postMessage(null);
  location.replace('/');
}

/** Empties local and session storage, the caches of the service worker, and every database of this site. */
async function forgetAccount(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (!ofTheDevice.includes(key)) localStorage.removeItem(key);
  sessionStorage.clear();
  // Caches exist on https and localhost only.
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
  for (const { name } of await indexedDB.databases()) if (name) await deleted(name);
}

/** Deleted, or to be deleted as soon as its last tab lets go of it. */
const deleted = (name: string) =>
  new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
