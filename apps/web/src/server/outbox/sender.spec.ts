import 'fake-indexeddb/auto';
import { ProblemError } from '../client';
import type { Entry } from './entry';
import type { Outbox } from './outbox';
import { Browser, ada, karim, problem, referral, withdrawalOf } from './outbox.fixture';
import { Sender } from './sender';

const subject = '/referrals/01900000-0000-7000-8000-00000000ffff';
/** Steps go at once: no test waits for an undo. */
const step = (name = subject) => withdrawalOf(name);

describe('The sender', () => {
  let browser: Browser;
  let outbox: Outbox;
  let tried: Entry[];
  let answers: ((entry: Entry) => Promise<unknown>)[];
  let sender: Sender;
  const happened: string[] = [];
  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
    browser = new Browser();
    outbox = await browser.tab();
    tried = [];
    answers = [];
    happened.length = 0;
    start();
  });
  afterEach(() => {
    sender.stop();
    jest.useRealTimers();
  });

  function start(persons = [ada]) {
    sender = new Sender(outbox, new Set(persons), {
      send: (entry) => {
        tried.push(entry);
        return (answers.shift() ?? (() => Promise.resolve()))(entry);
      },
      inTurn: (run) => run(),
      sent: () => void happened.push('sent'),
      otherAccount: () => void happened.push('other account'),
      elapsed: () => performance.now(),
    });
  }
  const fails = (status: number | null, code?: string, retryAfter: number | null = null) =>
    answers.push(() =>
      Promise.reject(
        status ? new ProblemError(problem(status, code), retryAfter) : new TypeError('no answer'),
      ),
    );
  /** Until nothing happens any more but by a timer. */
  const settled = async () => {
    for (let n = 0; n < 200; n++) await new Promise((resolve) => setImmediate(resolve));
  };
  const seconds = async (n: number) => {
    browser.now += n * 1000;
    jest.advanceTimersByTime(n * 1000);
    await settled();
  };
  const left = () => outbox.current().entries.length;

  it('sends a step at once and what was created after ten seconds, whichever tab it was entered in', async () => {
    const other = await browser.tab();
    await other.save([referral(), step()]);
    await settled();
    expect(tried.map(({ kind }) => kind)).toEqual(['withdrawal']);
    await seconds(10);
    expect(tried.map(({ kind }) => kind)).toEqual(['withdrawal', 'referral']);
    expect(left()).toBe(0);
    expect(happened).toEqual(['sent', 'sent']);
  });

  it('sends at once what nobody can undo any more', async () => {
    const saved = await outbox.save([referral()]);
    await outbox.hurry(new Set(saved));
    await settled();
    expect(tried).toHaveLength(1);
  });

  it('tries again after 2, 5, 15 seconds, then every minute, and at once when it is told', async () => {
    for (let n = 0; n < 6; n++) fails(null);
    await outbox.save([step()]);
    await settled();
    for (const pause of [2, 5, 15, 60]) {
      const before = tried.length;
      await seconds(pause - 1);
      expect(tried).toHaveLength(before);
      await seconds(1);
      expect(tried).toHaveLength(before + 1);
    }
    sender.retry();
    await settled();
    expect(tried).toHaveLength(6);
    await seconds(2);
    expect(left()).toBe(0);
  });

  it('waits as long as the server says, whatever it is told', async () => {
    fails(429, 'rate-limited', 30);
    await outbox.save([step()]);
    await settled();
    sender.retry();
    await seconds(29);
    expect(tried).toHaveLength(1);
    await seconds(1);
    expect(left()).toBe(0);
  });

  it.each([401, 408, 429, 502, 503, 504])('sends nothing else after an answer of %d', async (status) => {
    fails(status);
    await outbox.save([step(), step('/thanks/other')]);
    await settled();
    expect(tried).toHaveLength(1);
    expect(left()).toBe(2);
  });

  it.each([
    [500, undefined],
    [409, 'conflict'],
    [409, 'lost-race'],
    [503, 'read-model-stopped'],
  ])(
    'postpones one subject after an answer of %d %s, and sends the others meanwhile',
    async (status, code) => {
      fails(status, code);
      await outbox.save([step(), step('/thanks/other')]);
      await settled();
      expect(tried).toHaveLength(2);
      await outbox.save([step('/thanks/third')]);
      await settled();
      expect(left()).toBe(1);
      await seconds(2);
      expect(left()).toBe(0);
    },
  );

  it('stops after three subjects one after the other: it is not for them', async () => {
    for (let n = 0; n < 5; n++) fails(500);
    await outbox.save(['a', 'b', 'c', 'd', 'e'].map((name) => step(`/thanks/${name}`)));
    await settled();
    expect(tried).toHaveLength(3);
  });

  it('brings back what is refused and goes on with the others, however many', async () => {
    for (let n = 0; n < 4; n++) fails(422);
    await outbox.save(['a', 'b', 'c', 'd', 'e'].map((name) => step(`/thanks/${name}`)));
    await settled();
    expect(tried).toHaveLength(5);
    expect(outbox.current().entries.map(({ state }) => state)).toEqual(Array(4).fill('refused'));
  });

  it('keeps what another person entered, and what the session of another account may not send', async () => {
    fails(404, 'person-not-yours');
    await outbox.save([{ ...step(), by: karim }, step('/thanks/other')]);
    await settled();
    expect(tried.map(({ by }) => by)).toEqual([ada]);
    expect(happened).toEqual(['other account']);
    expect(outbox.current().entries.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    sender.stop();
    start([karim]);
    await settled();
    expect(tried.map(({ by }) => by)).toEqual([ada, karim]);
  });

  it('takes up what was under way when its tab died', async () => {
    answers.push(() => new Promise(() => undefined));
    await outbox.save([step()]);
    await settled();
    sender.stop();
    start();
    await settled();
    expect(left()).toBe(0);
  });

  it('does not wait for an hour because the clock was put back by one', async () => {
    await outbox.save([referral()]);
    browser.now -= 3_600_000;
    jest.advanceTimersByTime(10_000);
    await settled();
    expect(tried).toHaveLength(1);
  });
});
