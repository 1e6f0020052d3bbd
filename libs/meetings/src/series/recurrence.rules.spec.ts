import { type Day, type SeriesRule, dayAfter, instantOf } from '@relais/contracts';
import fc from 'fast-check';
import { datesOf } from './recurrence.rules';

const year = { from: '2026-01-01', to: '2026-12-31' };
const series = (
  rule: SeriesRule,
  changes: { from?: Day; until?: Day; without?: { from: Day; to: Day }[] } = {},
) => ({
  rule,
  from: '2026-01-01',
  until: null,
  without: [],
  ...changes,
});
const dates = (rule: SeriesRule, changes?: Parameters<typeof series>[1]) =>
  datesOf(series(rule, changes), year);
const weekdayOf = (day: Day) => new Date(`${day}T12:00Z`).getUTCDay() || 7;

describe('A series', () => {
  it('meets every week on its weekday', () => {
    const thursdays = dates({ every: 1, weekday: 4 });
    expect(thursdays.slice(0, 3)).toEqual(['2026-01-01', '2026-01-08', '2026-01-15']);
    expect(thursdays.at(-1)).toBe('2026-12-31');
  });

  it('meets every second week, counted from its first day, whenever it is looked at', () => {
    const rule = { every: 2, weekday: 4 };
    expect(datesOf(series(rule), { from: '2026-03-01', to: '2026-03-31' })).toEqual([
      '2026-03-12',
      '2026-03-26',
    ]);
    expect(dates(rule, { from: '2026-03-13' })[0]).toBe('2026-03-19');
  });

  it('meets on the first and third, or on the last weekday of a month', () => {
    const within = { from: '2026-04-15', to: '2026-06-30' };
    expect(datesOf(series({ nth: [1, 3], weekday: 3 }), within)).toEqual([
      '2026-04-15',
      '2026-05-06',
      '2026-05-20',
      '2026-06-03',
      '2026-06-17',
    ]);
    expect(datesOf(series({ nth: ['last'], weekday: 4 }), within)).toEqual([
      '2026-04-30',
      '2026-05-28',
      '2026-06-25',
    ]);
    expect(
      datesOf(series({ nth: [4, 'last'], weekday: 4 }), { from: '2026-02-01', to: '2026-02-28' }),
    ).toEqual(['2026-02-26']);
  });

  it('meets neither on the days it leaves out nor after its last day', () => {
    const without = [
      { from: '2026-07-14', to: '2026-08-31' },
      { from: '2026-05-14', to: '2026-05-14' },
    ];
    const days = dates({ every: 1, weekday: 4 }, { without, until: '2026-09-10' });
    expect(days).not.toContain('2026-05-14');
    expect(days.filter((day) => day > '2026-07-01')).toEqual([
      '2026-07-02',
      '2026-07-09',
      '2026-09-03',
      '2026-09-10',
    ]);
  });

  it('keeps its time by the clock on the wall when the clocks change', () => {
    const days = dates({ every: 1, weekday: 4 });
    const starts = ['2026-03-26', '2026-04-02', '2026-10-22', '2026-10-29'].map((day) => {
      expect(days).toContain(day);
      return instantOf(day, '07:30', 'Europe/Paris').slice(11, 16);
    });
    expect(starts).toEqual(['06:30', '05:30', '05:30', '06:30']);
  });

  const day = fc.integer({ min: 0, max: 3000 }).map((days) => dayAfter('2024-01-01', days));
  const weekday = fc.integer({ min: 1, max: 7 });
  const rules = fc.oneof(
    fc.record({ every: fc.integer({ min: 1, max: 26 }), weekday }),
    fc.record({ nth: fc.subarray([1, 2, 3, 4, 'last'] as const, { minLength: 1 }), weekday }),
  );

  it('meets on its weekday alone, from its first to its last day, on no day twice, and equally however it is cut', () =>
    fc.assert(
      fc.property(
        rules,
        day,
        fc.option(day),
        day,
        fc.integer({ min: 0, max: 400 }),
        (rule, from, until, start, length) => {
          const planned = { rule, from, until, without: [] };
          const within = { from: start, to: dayAfter(start, length) };
          const found = datesOf(planned, within);
          expect(found).toEqual([...new Set(found)].sort());
          for (const date of found) {
            expect(weekdayOf(date)).toBe(rule.weekday);
            expect(
              date >= from && date >= within.from && date <= within.to && (until === null || date <= until),
            ).toBe(true);
          }
          const middle = dayAfter(start, Math.floor(length / 2));
          expect([
            ...datesOf(planned, { from: start, to: middle }),
            ...datesOf(planned, { from: dayAfter(middle, 1), to: within.to }),
          ]).toEqual(found);
        },
      ),
    ));
});
