import 'fake-indexeddb/auto';
import { openDatabase } from './database';
import type { Outbox } from './outbox';
import { Browser, ada, networkId, karim, referral } from './outbox.fixture';
import { takeOver } from './take-over';

const mine = new Set([ada]);
const none = new Set<string>();
const ids = (outbox: Outbox) => outbox.current().entries.map(({ id }) => id);

describe('The storage of the outbox', () => {
  let browser: Browser;
  let outbox: Outbox;
  beforeEach(async () => {
    browser = new Browser();
    outbox = await browser.tab();
  });
  afterEach(() => jest.restoreAllMocks());
  const windowOver = () => (browser.now += 10_000);
  const full = () =>
    jest.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });

  it('has saved an entry when it says so: another start finds it', async () => {
    const [id] = await outbox.save([referral()]);
    expect(ids(await browser.tab())).toEqual([id]);
  });

  it('tells the other tabs', async () => {
    const other = await browser.tab();
    const seen = new Promise<void>((resolve) => other.subscribe(resolve));
    const [id] = await outbox.save([referral()]);
    await seen;
    expect(ids(other)).toEqual([id]);
  });

  describe('without room', () => {
    it('keeps entries in memory and says so, and writes them as soon as there is room', async () => {
      const [first] = await outbox.save([referral()]);
      full();
      const [second] = await outbox.save([referral()]);
      expect(outbox.current().isKept).toBe(false);
      expect(ids(outbox)).toEqual([first, second]);
      expect(ids(await browser.tab())).toEqual([first]);
      jest.restoreAllMocks();
      const [third] = await outbox.save([referral()]);
      expect(outbox.current().isKept).toBe(true);
      expect(ids(await browser.tab())).toEqual([first, second, third]);
    });

    it('sends what is on the disk and what is in memory alike', async () => {
      const [kept] = await outbox.save([referral()]);
      full();
      const [unkept] = await outbox.save([referral()]);
      windowOver();
      for (const id of [kept, unkept]) {
        const claimed = (await outbox.claim(mine, none))!;
        expect(claimed.id).toBe(id);
        await outbox.settle(claimed);
      }
      expect(ids(outbox)).toEqual([]);
      jest.restoreAllMocks();
      await outbox.forget(new Set());
      expect(ids(await browser.tab())).toEqual([]);
    });

    it('works all the same where nothing can be kept', async () => {
      const closed = await browser.tab({ forbidden: true });
      const [id] = await closed.save([referral()]);
      expect(closed.current()).toMatchObject({ isKept: false, entries: [{ id }] });
      windowOver();
      await closed.settle((await closed.claim(mine, none))!);
      expect(ids(closed)).toEqual([]);
    });

    it('goes on in memory when the database is deleted under it', async () => {
      const [id] = await outbox.save([referral()]);
      await new Promise((resolve) => {
        indexedDB.deleteDatabase('relais-outbox').onsuccess = resolve;
      });
      const [second] = await outbox.save([referral()]);
      expect(ids(outbox)).toEqual([id, second]);
      expect(outbox.current().isKept).toBe(false);
    });
  });

  describe('takes over what older versions kept', () => {
    const old = (id: string, withdraws = false, state = 'waiting') => ({
      ...{ id, kind: 'thanks', withdraws, path: `/thanks/${id}${withdraws ? '/withdrawal' : ''}` },
      ...{ body: {}, networkId, by: ada, about: { personId: karim, name: 'Karim' } },
      ...{ savedAt: '2026-03-01T07:30:00.000Z', state, tried: state !== 'waiting', problem: null },
    });
    const storageWith = (...entries: unknown[]) => {
      let text: string | null = JSON.stringify(entries);
      return {
        getItem: () => text,
        removeItem: () => void (text = null),
      };
    };
    const open = () => openDatabase(() => undefined);

    it('in its order, under the ids of its commands, to be sent at once', async () => {
      const storage = storageWith(old('a', false, 'sending'), old('b', false, 'refused'), old('a', true));
      await takeOver(await open(), storage, () => 'command');
      expect((await browser.tab()).current().entries).toMatchObject([
        { id: 'a', kind: 'thanks', subject: '/thanks/a', sendAfter: 0, state: 'waiting', tried: true },
        { id: 'b', kind: 'thanks', subject: '/thanks/b', state: 'refused' },
        { id: 'command', kind: 'withdrawal', subject: '/thanks/a', state: 'waiting', tried: false },
      ]);
      expect(storage.getItem()).toBeNull();
    });

    it('exactly once, in two tabs, and after a crash before it was removed there', async () => {
      const storage = storageWith(old('a'));
      const unremoved = { ...storage, removeItem: () => undefined };
      await Promise.all([
        takeOver(await open(), unremoved, () => 'x'),
        takeOver(await open(), unremoved, () => 'y'),
      ]);
      const tab = await browser.tab();
      expect(ids(tab)).toEqual(['a']);
      await tab.settle((await tab.claim(mine, none))!);
      await takeOver(await open(), storage, () => 'z');
      expect(ids(await browser.tab())).toEqual([]);
      expect(storage.getItem()).toBeNull();
    });

    it('and leaves it where it is while there is no room', async () => {
      full();
      const storage = storageWith(old('a'));
      await expect(takeOver(await open(), storage, () => 'x')).rejects.toThrow('full');
      expect(storage.getItem()).not.toBeNull();
    });
  });
});
