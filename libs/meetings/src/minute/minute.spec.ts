import { PersonId } from '@relais/contracts';
import fc from 'fast-check';
import { naiveMinute } from '../../../../test/oracle/naive-minute';
import { runs } from '../../../../test/support/random-runs';
import { type MinuteEntry, type MinuteKind, minuteOf, minuteStart } from './minute.rules';

const [ada, ben, gus] = ['a', 'b', 'c'].map((digit) =>
  PersonId.parse(`00000000-0000-4000-8000-00000000000${digit}`),
) as [PersonId, PersonId, PersonId];
const meetingId = '00000000-0000-4000-8000-0000000000d1' as never;
const now = { today: '2026-03-16', now: '2026-03-16T08:00:00.000Z' };
const closing = { meetingId, date: '2026-03-09', on: '2026-03-09', at: '2026-03-09T08:30:00.000000Z' };

const entry = (changed: Partial<MinuteEntry> = {}): MinuteEntry => ({
  ...{ kind: 'referral', id: 'r1', on: '2026-03-09', recordedAt: '2026-03-09T09:00:00.000000Z' },
  ...{ recordedBy: ada, imported: false, standing: true, otherId: ben },
  ...changed,
});
const count = (one: MinuteEntry, start = minuteStart(closing, now)) =>
  minuteOf([one], start, ada)(one.kind).count;

describe('Ma minute', () => {
  it('begins with the closing of the last meeting: what the person recorded since, whatever its day', () => {
    expect(count(entry())).toBe(1);
    expect(count(entry({ on: '2026-03-01' }))).toBe(1);
    expect(count(entry({ recordedAt: '2026-03-09T08:29:59.999999Z' }))).toBe(0);
  });

  it('has what others recorded when it is dated after the closing', () => {
    expect(count(entry({ recordedBy: gus }))).toBe(0);
    expect(count(entry({ recordedBy: null }))).toBe(0);
    expect(count(entry({ recordedBy: gus, on: '2026-03-10' }))).toBe(1);
  });

  it('has what was imported by its day', () => {
    expect(count(entry({ imported: true }))).toBe(0);
    expect(count(entry({ imported: true, on: '2026-03-10' }))).toBe(1);
    const imported = minuteStart({ ...closing, on: '2026-03-15', at: null }, now);
    expect(count(entry({ on: '2026-03-10' }), imported)).toBe(1);
    expect(count(entry(), imported)).toBe(0);
  });

  it('goes back thirty days for a person who was in no room', () => {
    const start = minuteStart(null, now);
    const old = { recordedBy: gus, recordedAt: '2026-01-01T08:00:00.000000Z' };
    expect(count(entry({ ...old, on: '2026-02-15' }), start)).toBe(1);
    expect(count(entry({ ...old, on: '2026-02-14' }), start)).toBe(0);
  });

  it('leaves out what was withdrawn, and has at most three lines of a kind, the latest first', () => {
    expect(count(entry({ standing: false }))).toBe(0);
    const many = [11, 13, 10, 12].map((day) => entry({ id: `r${day}`, on: `2026-03-${day}` }));
    const { count: all, lines } = minuteOf(many, minuteStart(closing, now), ada)('referral');
    expect([all, lines.map(({ id }) => id)]).toEqual([4, ['r13', 'r12', 'r11']]);
  });

  it('is what a naive reading of the definition says', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
    const hour = fc.integer({ min: 0, max: 23 }).map((n) => String(n).padStart(2, '0'));
    const instant = fc.tuple(day, hour).map(([on, at]) => `${on}T${at}:30:00.000000Z`);
    const kinds: readonly MinuteKind[] = ['referral', 'thanks', 'one-to-one', 'guest', 'need'];
    const entries = fc.array(
      fc.record({
        ...{ kind: fc.constantFrom(...kinds), id: fc.uuid(), on: day, recordedAt: instant },
        ...{ recordedBy: fc.constantFrom(ada, ben, null), imported: fc.boolean() },
        ...{ standing: fc.boolean(), otherId: fc.constantFrom(ben, gus) },
      }),
      { maxLength: 30 },
    );
    const closings = fc.option(
      fc.record({ meetingId: fc.constant(meetingId), date: day, on: day, at: fc.option(instant) }),
    );
    fc.assert(
      fc.property(entries, closings, day, hour, (all, last, today, at) => {
        const asked = { today, now: `${today}T${at}:00:00.000Z` };
        const part = minuteOf(all, minuteStart(last, asked), ada);
        const naive = naiveMinute(all, last, asked, ada);
        for (const kind of kinds) {
          const { count: many, lines } = part(kind);
          expect({ kind, many, ids: lines.map(({ id }) => id) }).toEqual({ kind, ...naive[kind] });
        }
      }),
      { numRuns: runs(200) },
    );
  });
});
