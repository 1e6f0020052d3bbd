import type { Entry } from './entry';
import { problem, referral, withdrawalOf } from './outbox.fixture';
import { type Summary, prepare, standingOf, summaryOf } from './outbox.rules';

const entry = (id: string, change: Partial<Entry> = {}, saved = referral()): Entry => ({
  ...{ ...prepare(saved, id, 0), order: 0, savedAt: '2026-03-02T07:30:00Z' },
  ...change,
});
const failed = entry('failed', { tried: true });
const refused = entry('refused', { state: 'refused', problem: problem(422) });

describe('What is said of what was entered', () => {
  it.each<[string, readonly Entry[], isKept: boolean, Summary]>([
    ['nothing waits', [], true, { says: 'sent', count: 0 }],
    ['one is kept back for an undo', [entry('a')], true, { says: 'held', count: 1 }],
    ['its first try is under way', [entry('a', { state: 'sending' })], true, { says: 'held', count: 1 }],
    ['a try has failed', [failed], true, { says: 'waiting', count: 1 }],
    ['the next try is under way', [{ ...failed, state: 'sending' }], true, { says: 'waiting', count: 1 }],
    ['one follows a failed one', [failed, entry('a')], true, { says: 'waiting', count: 2 }],
    ['one was refused', [refused], true, { says: 'refused', count: 1 }],
    ['one is being corrected', [entry('a', { state: 'refused' })], true, { says: 'refused', count: 1 }],
    ['another was refused', [refused, failed, entry('a')], true, { says: 'refused', count: 1 }],
    ['it is in memory alone', [entry('a')], false, { says: 'unkept', count: 1 }],
    ['a try has failed, in memory alone', [failed], false, { says: 'unkept', count: 1 }],
    ['nothing is kept, and nothing waits', [], false, { says: 'unkept', count: 0 }],
    [
      'a withdrawal has taken its place',
      [failed, entry('w', {}, withdrawalOf(failed.subject))],
      true,
      { says: 'waiting', count: 1 },
    ],
  ])('when %s', (_, rows, isKept, said) => expect(summaryOf(rows, isKept)).toEqual(said));

  it('is said of each as of all together', () => {
    const rows = [refused, failed, entry('a')];
    expect(rows.map((row) => standingOf(row, rows))).toEqual(['refused', 'waiting', 'waiting']);
    expect(standingOf(entry('a'), [refused, entry('a')])).toBe('held');
  });
});
