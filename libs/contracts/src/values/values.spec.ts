import { SignInCode } from '../sign-in';
import { AmountInCents, Day, Instant, Name, Need, Phone, TimeZone } from './values';

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

describe('A text', () => {
  it('is cleaned before it is checked', () => {
    for (const nothing of ['\u200b', '\u00ad\u200d', '\u3164', '\u2800', ' \u00a0'])
      for (const schema of [Name, Need]) expect(schema.safeParse(nothing).success).toBe(false);
    expect(Name.parse(`${'A'.repeat(120)}\u200b`)).toBe('A'.repeat(120));
    expect(Name.parse('Jean\u2011Luc\u00a0Roux')).toBe('Jean-Luc Roux');
    expect(Name.safeParse('Jean\nLuc').success).toBe(false);
    expect(Phone.parse('\u202a+33 6 39 98 00 02\u202c')).toBe('+33 6 39 98 00 02');
    expect(SignInCode.parse('\u202a123\u2011456\u202c')).toBe('123456');
  });
});

describe('A time zone', () => {
  it('is an IANA name, in its own capitals', () => {
    for (const [text, zone] of [
      ['Europe/Paris', 'Europe/Paris'],
      ['europe/PARIS', 'Europe/Paris'],
      [' Europe/Paris\u200b', 'Europe/Paris'],
      ['America/New York', 'America/New_York'],
      ['Asia/Kolkata', 'Asia/Kolkata'],
      ['Etc/GMT-2', 'Etc/GMT-2'],
      ['utc', 'UTC'],
      ['CET', 'Europe/Brussels'],
      ['EST', 'America/Panama'],
    ])
      expect(TimeZone.parse(text)).toBe(zone);
  });

  it('that is too long is refused before it is cleaned', () => {
    const { error } = TimeZone.safeParse(`${'\u200b'.repeat(65)}nowhere`);
    expect(error?.issues.map(({ code }) => code)).toEqual(['too_big']);
  });

  it('is no offset, which others read with the opposite sign', () => {
    for (const text of [
      '+02:00',
      '-05',
      'UTC+2',
      'GMT+1',
      'GMT-1',
      'UTC+02:00',
      'Z',
      '2',
      '',
      'Europe/Bordeaux',
      'Paris',
      '\u221205:00',
    ])
      expect([text, TimeZone.safeParse(text).success]).toEqual([text, false]);
  });
});
