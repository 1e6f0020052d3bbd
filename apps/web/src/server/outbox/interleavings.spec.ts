import 'fake-indexeddb/auto';
import fc from 'fast-check';
import type { Entry } from './entry';
import type { Outbox } from './outbox';
import { Browser, Server, ada, referral, withdrawalOf } from './outbox.fixture';
import { Sender } from './sender';

type Outcome = 'answered' | 'answer lost' | 'request lost' | 'no end';
type Step =
  | { do: 'save' | 'undo' | 'withdraw' | 'drop'; tab: number; which: number }
  | { do: 'wait'; seconds: number }
  | { do: 'crash' | 'retry' | 'hide'; tab: number }
  | { do: 'settle' };

const tab = fc.integer({ min: 0, max: 1 });
const which = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('save', 'save', 'undo', 'withdraw', 'drop'), tab, which }),
  fc.record({ do: fc.constant('wait'), seconds: fc.constantFrom(5, 11, -3600, 3600) }),
  fc.record({ do: fc.constantFrom('crash', 'retry', 'hide', 'hide'), tab }),
  fc.record({ do: fc.constant('settle') }),
  fc.record({ do: fc.constant('settle') }),
);
const outcome = fc.constantFrom<Outcome>('answered', 'answer lost', 'request lost', 'no end');

const ticks = async (n: number) => {
  for (let i = 0; i < n; i++) await new Promise((resolve) => setImmediate(resolve));
};

describe('However saving, undoing, crashing and sending interleave', () => {
  it(
    'each entry is recorded exactly once, or never if it was undone, and in order for each subject',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 25 }),
          fc.array(outcome, { maxLength: 20 }),
          fc.boolean(),
          run,
        ),
        { numRuns: 4 * (fc.readConfigureGlobal().numRuns ?? 100) },
      ),
    60_000,
  );
});

/** @param hasLocks without them two tabs may send the same entry at the same time */
async function run(steps: Step[], outcomes: Outcome[], hasLocks: boolean): Promise<void> {
  const browser = new Browser();
  const server = new Server();
  let elapsed = 0;
  let turn = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    if (!hasLocks) return work();
    turn = turn.then(work, work);
    return turn;
  };
  const send = async (entry: Entry): Promise<void> => {
    const next = outcomes.shift() ?? 'answered';
    await ticks(next.length % 3);
    if (next === 'request lost') throw new TypeError('request lost');
    await server.accept(entry);
    if (next === 'answer lost') throw new TypeError('answer lost');
    if (next === 'no end') {
      await ticks(20);
      throw new DOMException('', 'TimeoutError');
    }
  };
  const start = async () => {
    const outbox = await browser.tab();
    const outside = {
      send,
      inTurn,
      sent: () => undefined,
      otherAccount: () => undefined,
      elapsed: () => elapsed,
    };
    return { outbox, sender: new Sender(outbox, new Set([ada]), outside) };
  };
  const tabs = [await start(), await start()];

  const saved: string[] = [];
  const undone: string[] = [];
  const takenBack = new Set<string>();
  const pending: Promise<unknown>[] = [];
  const entryOf = (outbox: Outbox, id: string | undefined) =>
    outbox.current().entries.find((entry) => entry.id === id);
  for (const next of steps) {
    const { outbox, sender } = tabs['tab' in next ? next.tab : 0]!;
    const id = 'which' in next ? saved[next.which % (saved.length || 1)] : undefined;
    if (next.do === 'save') pending.push(outbox.save([referral()]).then(([added]) => saved.push(added!)));
    else if (next.do === 'undo' && id)
      pending.push(outbox.undo([id]).then((done) => done && undone.push(id)));
    else if (next.do === 'withdraw' && id && !undone.includes(id)) {
      takenBack.add(id);
      pending.push(outbox.withdraw(withdrawalOf(`/referrals/${id}`)));
    } else if (next.do === 'drop') {
      const entry = entryOf(outbox, id);
      if (id && entry) {
        takenBack.add(id);
        pending.push(outbox.drop(entry));
      }
    } else if (next.do === 'wait') {
      browser.now += next.seconds * 1000;
      elapsed += Math.abs(next.seconds) * 1000;
    } else if (next.do === 'retry') sender.retry();
    else if (next.do === 'hide') pending.push(outbox.hurry(new Set(saved)));
    else if (next.do === 'crash') {
      sender.stop();
      tabs[next.tab] = await start();
    } else if (next.do === 'settle') await ticks(30);
    await ticks(1);
  }

  // The connection is back, and one tab is left.
  await Promise.all(pending);
  outcomes.length = 0;
  const [kept, closed] = tabs as [(typeof tabs)[0], (typeof tabs)[0]];
  closed.sender.stop();
  for (let round = 0; kept.outbox.current().entries.length > 0 || round === 0; round++) {
    if (round > 20) throw new Error(`left: ${JSON.stringify(kept.outbox.current().entries)}`);
    browser.now += 11_000;
    elapsed += 61_000;
    kept.sender.retry();
    await ticks(100);
    await kept.outbox.hurry(new Set());
  }
  kept.sender.stop();

  const { recorded } = server;
  expect(new Set(recorded).size).toBe(recorded.length);
  for (const id of saved) {
    const times = recorded.filter((other) => other === id).length;
    if (undone.includes(id)) expect(times).toBe(0);
    else if (!takenBack.has(id)) expect(times).toBe(1);
    const withdrawal = server.withdrawals.get(`/referrals/${id}`);
    if (takenBack.has(id) && times === 1)
      expect(recorded.indexOf(withdrawal!)).toBeGreaterThan(recorded.indexOf(id));
  }
}
