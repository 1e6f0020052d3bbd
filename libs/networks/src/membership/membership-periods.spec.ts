import type { MembershipDays } from '@relais/contracts';
import {
  firstKnownDay,
  hasLeftBy,
  isMemberOn,
  lastEnded,
  lastLeftOn,
  latestPeriod,
  overlaps,
  periodLeftOn,
} from './membership-periods.rules';

const period = (joinedOn: string | null, leftOn: string | null = null): MembershipDays => ({
  joinedOn,
  leftOn,
});

describe('A membership period', () => {
  it('is from its first day until the day before the last, since always where that day is not known', () => {
    const periods = [period('2025-01-07', '2025-06-01'), period('2026-01-01')];
    const days = ['2025-01-06', '2025-01-07', '2025-05-31', '2025-06-01', '2026-01-01', '2099-01-01'];
    expect(days.filter((day) => isMemberOn(periods, day))).toEqual([
      '2025-01-07',
      '2025-05-31',
      '2026-01-01',
      '2099-01-01',
    ]);
    expect(isMemberOn([period(null)], '1900-01-01')).toBe(true);
    expect(isMemberOn([], '2025-01-07')).toBe(false);
  });

  it('shares a day with another or does not, and the day of leaving is none', () => {
    const first = period('2025-01-07', '2025-06-01');
    expect(overlaps(first, period('2025-05-31'))).toBe(true);
    expect(overlaps(first, period('2025-06-01'))).toBe(false);
    expect(overlaps(first, period(null, '2025-01-07'))).toBe(false);
    expect(overlaps(first, period(null))).toBe(true);
  });

  it('is the latest by its first day, and ended last by its last one', () => {
    const [since, earlier, later] = [
      period(null, '2026-02-01'),
      period('2020-01-01', '2022-01-01'),
      period('2025-01-07', '2025-06-01'),
    ];
    const all = [later, since, earlier];
    expect(latestPeriod(all)).toBe(later);
    expect(lastEnded(all)).toBe(since);
    expect(lastEnded([period('2020-01-01')])).toBeUndefined();
    expect(['2021-12-31', '2022-01-01', '2025-12-31'].map((day) => lastLeftOn(all, day))).toEqual([
      ...[null, '2022-01-01', '2025-06-01'],
    ]);
    expect(firstKnownDay(all)).toBe('2020-01-01');
    expect(firstKnownDay([since])).toBeNull();
  });

  it('that is over makes a former member, one to come does not', () => {
    const periods = [period('2025-01-07', '2025-06-01')];
    expect(['2025-01-06', '2025-05-31', '2025-06-01'].map((day) => hasLeftBy(periods, day))).toEqual([
      ...[false, false, true],
    ]);
  });

  it('that ends with a leaving is the latest open one that had begun', () => {
    const [since, closed, early, late] = [
      period(null),
      period('2024-01-01', '2024-06-01'),
      period('2025-01-07'),
      period('2026-01-07'),
    ];
    const all = [late, since, closed, early];
    expect(periodLeftOn(all, '2026-02-01')).toBe(late);
    expect(periodLeftOn(all, '2025-06-01')).toBe(early);
    expect(periodLeftOn(all, '2024-02-01')).toBe(since);
    expect(periodLeftOn([closed, late], '2025-06-01')).toBeUndefined();
  });
});
