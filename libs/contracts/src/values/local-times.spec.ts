import { instantOf, minutesBetween } from './local-times';

describe('The instant of a local time', () => {
  it.each([
    ['2026-03-26', '07:30', '2026-03-26T06:30:00.000Z'],
    ['2026-04-02', '07:30', '2026-04-02T05:30:00.000Z'],
    ['2026-10-22', '07:30', '2026-10-22T05:30:00.000Z'],
    ['2026-10-29', '07:30', '2026-10-29T06:30:00.000Z'],
    // The clocks change that night: 02:30 comes twice, or never.
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:30', '2026-10-25T02:30:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
  ])('is on %s at %s in Paris %s', (day, time, instant) =>
    expect(instantOf(day, time, 'Europe/Paris')).toBe(instant),
  );

  it.each([
    ['America/Montreal', '2026-03-26T11:30:00.000Z'],
    ['Asia/Kolkata', '2026-03-26T02:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-25T17:30:00.000Z'],
    ['UTC', '2026-03-26T07:30:00.000Z'],
  ])('is that of the zone %s', (timezone, instant) =>
    expect(instantOf('2026-03-26', '07:30', timezone)).toBe(instant),
  );
});

describe('The length of a meeting', () => {
  it.each([
    ['07:30', '09:00', 90],
    ['20:00', '00:30', 270],
    ['20:00', '08:00', 720],
    ['07:30', '07:00', 1410],
    ['07:30', '07:30', 0],
  ])('from %s to %s is %d minutes', (start, end, minutes) =>
    expect(minutesBetween(start, end)).toBe(minutes),
  );
});
