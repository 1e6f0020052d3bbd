import 'fake-indexeddb/auto';
import { Browser, ada, karim, networkId, problem, referral, withdrawalOf } from './outbox.fixture';
import type { Entry } from './entry';
import { kinds, type Kind } from './kinds';
import { cards, undoable } from './outbox.rules';
import type { Outbox } from './outbox';

const mine = new Set([ada]);
const none = new Set<string>();
const ids = (outbox: Outbox) => outbox.current().entries.map(({ id }) => id);
const only = ({ current }: Outbox): Entry => current().entries[0]!;

describe('The outbox', () => {
  let browser: Browser;
  let outbox: Outbox;
  beforeEach(async () => {
    browser = new Browser();
    outbox = await browser.tab();
  });
  const windowOver = () => (browser.now += 10_000);

  it('keeps what is created back for ten seconds, and a step not at all', async () => {
    await outbox.save([referral()]);
    browser.now += 9_999;
    expect(await outbox.claim(mine, none)).toBeNull();
    browser.now += 1;
    expect(await outbox.claim(mine, none)).not.toBeNull();
    const step = await outbox.save([withdrawalOf('/referrals/elsewhere')]);
    expect((await outbox.claim(mine, new Set([only(outbox).subject])))?.id).toBe(step[0]);
  });

  it('sends the note of a call at once, and takes it back by a withdrawal behind it', async () => {
    const about = { personId: karim, name: 'Karim Benali' };
    const body = { networkId, personId: karim, calledOn: '2026-03-02' };
    await outbox.save([{ kind: 'care-note', networkId, by: ada, about, body }]);
    const note = (await outbox.claim(mine, none))!;
    expect(await outbox.withdraw(withdrawalOf(note.subject))).toBe('withdrawn');
    await outbox.settle(note);
    expect(await outbox.claim(mine, none)).toMatchObject({ kind: 'withdrawal', subject: note.subject });
  });

  it.each([
    ['put back by an hour', -3_600_000],
    ['put forward by an hour', 3_600_000],
    ['put back by a moment', -1],
  ])('does not wait longer because the clock was %s', async (_, jump) => {
    await outbox.save([referral()]);
    browser.now += jump;
    expect(outbox.nextWait(mine, none)).toBeLessThanOrEqual(10_000);
    if (Math.abs(jump) > 1) expect(await outbox.claim(mine, none)).not.toBeNull();
  });

  it('forgets what is undone, in another tab too, until a tab has begun to send it', async () => {
    const saved = await outbox.save([referral(), referral()]);
    expect(await outbox.undo(saved)).toBe(true);
    const late = await outbox.save([referral(), referral()]);
    windowOver();
    await (await browser.tab()).claim(mine, none);
    expect(await outbox.undo(late)).toBe(false);
    expect(ids(outbox)).toEqual(late);
  });

  it('holds up nothing but what is about the same subject', async () => {
    const [first, second] = await outbox.save([referral(), referral()]);
    windowOver();
    const claimed = (await outbox.claim(mine, none))!;
    expect(claimed.id).toBe(first);
    await outbox.putBack(claimed);
    await outbox.withdraw(withdrawalOf(claimed.subject));
    expect((await outbox.claim(mine, new Set([claimed.subject])))?.id).toBe(second);
    await outbox.settle(claimed);
    expect(await outbox.claim(mine, new Set([`/referrals/${second!}`]))).toMatchObject({
      kind: 'withdrawal',
      subject: claimed.subject,
    });
  });

  it('lets a step wait for what it is about, also when that was refused', async () => {
    await outbox.save([referral()]);
    windowOver();
    const created = (await outbox.claim(mine, none))!;
    await outbox.refuse(created, problem(422));
    await outbox.save([{ ...withdrawalOf(created.subject), kind: 'agreement', body: { on: '2026-03-02' } }]);
    expect(await outbox.claim(mine, none)).toBeNull();
    await outbox.putBack(created);
    expect((await outbox.claim(mine, none))?.id).toBe(created.id);
  });

  it('sends nothing of another person', async () => {
    await outbox.save([referral(karim)]);
    windowOver();
    expect(await outbox.claim(mine, none)).toBeNull();
    expect(outbox.nextWait(mine, none)).toBeNull();
    await outbox.forget(mine);
    expect(outbox.current().entries).toHaveLength(1);
  });

  describe('takes back', () => {
    const subject = () => only(outbox).subject;

    it('what was not sent, without a trace', async () => {
      await outbox.save([referral()]);
      windowOver();
      expect(await outbox.withdraw(withdrawalOf(subject()))).toBe('forgotten');
      expect(ids(outbox)).toEqual([]);
    });

    it('what may have been recorded, by one withdrawal behind it, and shows that alone', async () => {
      await outbox.save([referral()]);
      windowOver();
      await outbox.putBack((await outbox.claim(mine, none))!);
      await outbox.withdraw(withdrawalOf(subject()));
      await outbox.withdraw(withdrawalOf(subject()));
      await outbox.drop(only(outbox));
      expect(outbox.current().entries.map(({ kind }) => kind)).toEqual(['referral', 'withdrawal']);
      expect(cards(outbox.current().entries).map(({ kind }) => kind)).toEqual(['withdrawal']);
    });

    it('what was dropped when another tab had sent it already, by a withdrawal', async () => {
      await outbox.save([referral()]);
      windowOver();
      const seen = (await outbox.claim(mine, none))!;
      await outbox.settle(seen);
      await outbox.drop(seen);
      expect(outbox.current().entries.map(({ kind, subject }) => [kind, subject])).toEqual([
        ['withdrawal', seen.subject],
      ]);
    });

    it('what is then refused, with the withdrawal that waits for it', async () => {
      await outbox.save([referral()]);
      windowOver();
      const claimed = (await outbox.claim(mine, none))!;
      await outbox.withdraw(withdrawalOf(claimed.subject));
      await outbox.refuse(claimed, problem(422));
      expect(ids(outbox)).toEqual([]);
    });

    it.each(['already-withdrawn', 'not-found'])('is done when the answer is %s', async (code) => {
      await outbox.save([withdrawalOf('/thanks/elsewhere')]);
      await outbox.refuse((await outbox.claim(mine, none))!, problem(422, code));
      expect(ids(outbox)).toEqual([]);
    });
  });

  it('brings back what was refused, to be sent again, dropped or corrected', async () => {
    await outbox.save([referral()]);
    windowOver();
    await outbox.refuse((await outbox.claim(mine, none))!, problem(422));
    expect(await outbox.claim(mine, none)).toBeNull();
    const refused = only(outbox);
    await outbox.putBack(refused);
    expect((await outbox.claim(mine, none))?.id).toBe(refused.id);
    await outbox.refuse(refused, problem(422));
    const [corrected] = await outbox.save([referral()], refused);
    expect(ids(outbox)).toEqual([corrected]);
    await outbox.drop(only(outbox));
    expect(ids(outbox)).toEqual([]);
  });

  it('brings back what was dropped by mistake, with what is about it, as it was', async () => {
    await outbox.save([referral()]);
    windowOver();
    await outbox.refuse((await outbox.claim(mine, none))!, problem(422));
    await outbox.save([
      { ...withdrawalOf(only(outbox).subject), kind: 'agreement', body: { on: '2026-03-02' } },
    ]);
    const before = outbox.current().entries.map(({ order: _, ...row }) => row);
    const dropped = await outbox.drop(only(outbox));
    expect(ids(outbox)).toEqual([]);
    await outbox.restore(dropped);
    await outbox.restore(dropped);
    expect(outbox.current().entries.map(({ order: _, ...row }) => row)).toEqual(before);
  });

  it('brings nothing back of what may have been recorded: it is withdrawn', async () => {
    await outbox.save([referral()]);
    windowOver();
    await outbox.putBack((await outbox.claim(mine, none))!);
    expect(await outbox.drop(only(outbox))).toEqual([]);
    expect(outbox.current().entries.map(({ kind }) => kind)).toEqual(['referral', 'withdrawal']);
  });

  it('does not send what is being corrected', async () => {
    await outbox.save([referral()]);
    expect(await outbox.hold(only(outbox))).toBe(true);
    expect(undoable(outbox.current().entries, new Set(ids(outbox)))).toEqual([]);
    windowOver();
    expect(await outbox.claim(mine, none)).toBeNull();
  });

  it('withdraws what was sent while it was being corrected', async () => {
    await outbox.save([referral()]);
    const old = only(outbox);
    windowOver();
    await outbox.settle((await outbox.claim(mine, none))!);
    expect(await outbox.hold(old)).toBe(false);
    await outbox.save([referral()], old);
    expect(outbox.current().entries.map(({ kind }) => kind)).toEqual(['withdrawal', 'referral']);
  });

  it('knows for each kind where it is sent', () => {
    const person = '01900000-0000-7000-8000-00000000000b';
    const subjects: Partial<Record<Kind, string>> = {
      attendance: `/meetings/id/attendance/${person}`,
      visitor: `/meetings/id/attendance/${person}`,
      arrival: '/meetings/id/arrivals/id',
      unnamed: '/meetings/id/unnamed',
      round: '/meetings/id/round',
      announcement: `/meetings/id/announcement/${person}`,
    };
    const path = (kind: Kind) =>
      kinds[kind].path(kinds[kind].subject?.('id') ?? subjects[kind] ?? '/referrals/id', networkId);
    expect(Object.fromEntries((Object.keys(kinds) as Kind[]).map((kind) => [kind, path(kind)]))).toEqual({
      referral: '/referrals/id',
      thanks: '/thanks/id',
      'one-to-one': '/one-to-ones/id',
      need: '/needs/id',
      'care-note': '/care-notes/id',
      attendance: `/meetings/id/attendance/${person}`,
      visitor: `/networks/${networkId}/people/${person}`,
      arrival: '/meetings/id/arrivals/id',
      unnamed: '/meetings/id/unnamed',
      round: '/meetings/id/round',
      announcement: '/meetings/id/announcement',
      agreement: '/referrals/id/agreement',
      acknowledgement: '/referrals/id/acknowledgement',
      outcome: '/referrals/id/outcome',
      withdrawal: '/referrals/id/withdrawal',
    });
  });
});
