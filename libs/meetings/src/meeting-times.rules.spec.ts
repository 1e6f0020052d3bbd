import { Refusal } from '@relais/event-sourcing';
import { ensureLength, isOnTheDay, isUnderWay, onTheDay } from './meeting-times.rules';

const paris = 'Europe/Paris';
const breakfast = { startTime: '07:30', endTime: '09:00' };
const evening = { date: '2026-11-26', startTime: '20:00', endTime: '00:30' };

describe('The times of a meeting', () => {
  it.each([
    ['07:30', '09:00'],
    ['20:00', '00:30'],
    ['20:00', '08:00'],
    ['07:30', null],
  ])('may be %s to %s', (startTime, endTime) => {
    expect(() => ensureLength({ startTime, endTime }, null)).not.toThrow();
  });

  it.each([
    ['07:30', '07:00'],
    ['20:00', '08:01'],
    ['07:30', '19:31'],
  ])('are refused from %s to %s: more than 12 hours', (startTime, endTime) => {
    expect(() => ensureLength({ startTime, endTime }, null)).toThrow(
      expect.objectContaining({ code: 'meeting-too-long', path: 'endTime' }) as Refusal,
    );
  });
});

describe('A length that was recorded before there was a limit', () => {
  const long = { startTime: '07:30', endTime: '07:00' };

  it('stays, and no other takes its place', () => {
    expect(() => ensureLength(long, long)).not.toThrow();
    for (const other of [{ endTime: '06:00' }, { startTime: '07:15' }])
      expect(() => ensureLength(long, { ...long, ...other })).toThrow('12 hours');
  });
});

describe('On the day of a meeting', () => {
  it.each([
    ['2026-03-26', '05:30', '08:00'],
    ['2026-04-02', '04:30', '07:00'],
    ['2026-10-22', '04:30', '07:00'],
    ['2026-10-29', '05:30', '08:00'],
  ])('means on %s from an hour before 7.30 in Paris, whatever the clocks did', (date, from, until) =>
    expect(onTheDay({ date, ...breakfast }, paris)).toEqual({
      from: `${date}T${from}:00.000Z`,
      until: `${date}T${until}:00.000Z`,
    }),
  );

  it('goes on after midnight, to the end', () =>
    expect(onTheDay(evening, paris)).toEqual({
      from: '2026-11-26T18:00:00.000Z',
      until: '2026-11-26T23:30:00.000Z',
    }));

  it('lasts three hours from the start where no end is known', () =>
    expect(onTheDay({ date: '2026-11-26', startTime: '22:00', endTime: null }, paris).until).toBe(
      '2026-11-27T00:00:00.000Z',
    ));

  it('ends with its last minute and begins with its first', () => {
    const at = (now: string) => isOnTheDay(evening, paris, now);
    expect(['2026-11-26T18:00:00.000Z', '2026-11-26T23:30:00.000Z'].map(at)).toEqual([true, true]);
    expect(['2026-11-26T17:59:59.999Z', '2026-11-26T23:30:00.001Z'].map(at)).toEqual([false, false]);
  });

  it('has its ends in the year 9999, too', () =>
    expect(onTheDay({ date: '9999-12-31', startTime: '23:00', endTime: '23:59' }, 'Etc/GMT+8').until).toBe(
      '9999-12-31T23:59:59.999Z',
    ));
});

describe('A meeting is under way', () => {
  it.each([
    [evening, ['2026-11-26T19:00:00.000Z', '2026-11-26T23:29:59.999Z']],
    [{ ...evening, endTime: null }, ['2026-11-26T19:00:00.000Z', '2026-11-26T21:59:59.999Z']],
    [{ date: '2026-10-22', ...breakfast }, ['2026-10-22T05:30:00.000Z', '2026-10-22T06:59:59.999Z']],
    [{ date: '2026-10-29', ...breakfast }, ['2026-10-29T06:30:00.000Z', '2026-10-29T07:59:59.999Z']],
  ])('from its first minute to its last: %j', (times, [first = '', last = '']) => {
    const at = (now: string, later: number) =>
      isUnderWay(times, paris, new Date(Date.parse(now) + later).toISOString());
    expect([at(first, -1), at(first, 0), at(last, 0), at(last, 1)]).toEqual([false, true, true, false]);
  });
});
