import type { Page } from 'playwright-core';

/** As if one looked elsewhere: what waits for an undo is sent now. */
export const lookAway = (page: Page): Promise<void> => page.evaluate(`dispatchEvent(new Event('pagehide'))`);

/** As when another tab or program comes before this one. */
export const hide = (page: Page): Promise<void> =>
  page.evaluate(`{
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    delete document.visibilityState;
  }`);

/** How many entries this browser keeps. */
export const keptEntries = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve, reject) => {
    const opened = indexedDB.open('relais-outbox');
    opened.onerror = reject;
    opened.onsuccess = () => {
      const count = opened.result.transaction('entries').objectStore('entries').count();
      count.onsuccess = () => {
        opened.result.close();
        resolve(count.result);
      };
    };
  })`);

/** Until the server has confirmed everything. */
export async function allSent(page: Page): Promise<void> {
  while ((await keptEntries(page)) > 0) await page.waitForTimeout(200);
}

/** Fills in the form for a referral and saves it. */
export async function logReferral(page: Page, receiver: string, prospect: string): Promise<void> {
  await page.locator('label', { hasText: receiver }).click();
  await page.getByLabel('Qui en a besoin').fill(prospect);
  await page.getByText('est d’accord').click();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(`Enregistré pour ${receiver}`).waitFor();
}

/** As if the entry that waits had been entered so many times more. */
export const copyEntry = (page: Page, times: number): Promise<void> =>
  page.evaluate(`(async () => {
    const database = await new Promise((resolve) => {
      indexedDB.open('relais-outbox').onsuccess = ({ target }) => resolve(target.result);
    });
    const store = database.transaction('entries', 'readwrite').objectStore('entries');
    store.getAll().onsuccess = ({ target }) => {
      const { order, ...entry } = { ...target.result[0], sendAfter: 0 };
      for (let n = 0; n < ${times}; n++) {
        const id = crypto.randomUUID();
        store.add({ ...entry, id, subject: '/referrals/' + id });
      }
    };
    await new Promise((resolve) => (store.transaction.oncomplete = resolve));
    database.close();
    new BroadcastChannel('relais.outbox').postMessage(null);
  })()`);

/** For a page whose device is an hour slow, and another hour from the event `clock-put-back` on. */
export const clockAnHourSlow = `{
  const Real = Date;
  let wrong = -3_600_000;
  addEventListener('clock-put-back', () => (wrong -= 3_600_000));
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length > 0) super(...parts);
      else super(Real.now() + wrong);
    }
    static now = () => Real.now() + wrong;
  };
}`;
