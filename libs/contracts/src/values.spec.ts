import { AmountInCents, Day, Instant } from './values';

const accepts = (schema: typeof Day | typeof Instant | typeof AmountInCents, value: unknown) =>
  schema.safeParse(value).success;

describe('A day', () => {
  it('is one of the calendar, from 1900 on', () => {
    for (const day of ['2026-11-23', '2024-02-29', '1900-01-01', '9999-12-31'])
      expect(accepts(Day, day)).toBe(true);
    for (const day of ['2026-02-29', '1899-12-31', '0000-01-01', '2026-1-1', '2026-11-23T00:00', '', null])
      expect(accepts(Day, day)).toBe(false);
  });
});

describe('An instant', () => {
  it('has an offset that exists', () => {
    for (const instant of [
      '2026-11-23T07:30:00Z',
      '2026-11-23T07:30:00.123456+14:00',
      '2026-11-23T07:30:00-11:00',
    ])
      expect(accepts(Instant, instant)).toBe(true);
    for (const instant of [
      '2026-11-23T07:30:00',
      '2026-11-23T07:30:00+16:00',
      '0000-01-01T00:00:00Z',
      '2026-11-23',
    ])
      expect(accepts(Instant, instant)).toBe(false);
  });
});

describe('An amount', () => {
  it('is whole cents, more than nothing and at most 100,000,000.00', () => {
    for (const amount of [1, 10_000_000_000]) expect(accepts(AmountInCents, amount)).toBe(true);
    for (const amount of [0, -1, 0.5, 10_000_000_001, '1', Infinity])
      expect(accepts(AmountInCents, amount)).toBe(false);
  });
});
