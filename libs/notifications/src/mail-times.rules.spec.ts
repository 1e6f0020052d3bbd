import { type Day, type Instant, dayAfter, daysBetween, instantOf, minutesLater } from '@relais/contracts';
import fc from 'fast-check';
import { runs } from '../../../test/support/random-runs';
import { daysNamed, isDueAtOnce, isEveBefore, isWeeklyDue, weekBefore } from './mail-times.rules';

const paris = 'Europe/Paris';

describe('The weekly mail before a meeting of Thursday 26 March 2026 in Paris', () => {
  const isDue = (now: Instant) => isEveBefore('2026-03-26', paris, now);

  it.each([
    ['not before five in the afternoon of Wednesday', '2026-03-25T15:59:59.999Z', false],
    ['from five on', '2026-03-25T16:00:00.000Z', true],
    ['until nine', '2026-03-25T19:59:59.999Z', true],
    ['not in the night', '2026-03-25T20:00:00.000Z', false],
    ['not on the day itself', '2026-03-26T16:30:00.000Z', false],
  ])('goes out %s', (_, now, expected) => expect(isDue(now)).toBe(expected));

  it('goes out by the clocks of the network, which change on the Sunday after', () => {
    expect(isEveBefore('2026-04-02', paris, '2026-04-01T15:00:00.000Z')).toBe(true);
    expect(isEveBefore('2026-03-27', 'Pacific/Auckland', '2026-03-26T04:00:00.000Z')).toBe(true);
    expect(isEveBefore('2026-03-27', 'America/Montreal', '2026-03-26T04:00:00.000Z')).toBe(false);
  });
});

/** Looks every hour at the meetings of the next days, as the policy does more often. @returns the instants of the mails */
function mailsAbout(networks: readonly Readonly<{ timezone: string; days: readonly Day[] }>[]): Instant[] {
  const sent: Instant[] = [];
  for (let now = '2026-03-01T00:00:00.000Z'; now < '2026-05-10'; now = minutesLater(now, 60)) {
    const last = sent.at(-1);
    const isNear = (date: Day) => Math.abs(daysBetween(now.slice(0, 10), date)) <= 2;
    const ahead = networks.map(({ timezone, days }) => ({
      timezone,
      meetings: days.filter(isNear).map((date) => ({ date })),
    }));
    if (isWeeklyDue(ahead, now) && (last === undefined || last <= weekBefore(now))) sent.push(now);
  }
  return sent;
}

describe('Weekly mails over all networks of a person', () => {
  const day = fc.integer({ min: 3, max: 65 }).map((days) => dayAfter('2026-03-01', days));
  const network = fc.record({
    timezone: fc.constantFrom(paris, 'America/Montreal', 'Pacific/Auckland'),
    days: fc.array(day, { minLength: 1, maxLength: 6 }),
  });

  it('are one a week at most, and every meeting is in one of them', () => {
    fc.assert(
      fc.property(fc.array(network, { minLength: 1, maxLength: 3 }), (networks) => {
        const sent = mailsAbout(networks);
        sent.slice(1).forEach((at, n) => expect(sent[n]! <= weekBefore(at)).toBe(true));
        for (const { timezone, days } of networks)
          for (const date of days) {
            const naming = sent.filter((at) => {
              const from = instantOf(dayAfter(date, -daysNamed), '00:00', timezone);
              return from <= at && at < instantOf(date, '00:00', timezone);
            });
            expect(naming.length).toBeGreaterThan(0);
          }
      }),
      { numRuns: runs(10) },
    );
  });

  it('come every week where people meet every week, on the evening before', () => {
    const days = [0, 7, 14, 21, 28, 35].map((days) => dayAfter('2026-03-12', days));
    const sent = mailsAbout([{ timezone: paris, days }]).map((at) => at.slice(0, 10));
    expect(sent.map((at, n) => daysBetween(at, days[n]!))).toEqual(days.map(() => 1));
  });
});

describe('What was received', () => {
  const [firstAt, lastAt] = ['2026-03-26T06:40:00.000Z', '2026-03-26T06:49:00.000Z'];
  const isDue = (now: Instant, last = lastAt) =>
    isDueAtOnce({ firstAt, lastAt: last }, { today: now.slice(0, 10), timezone: paris }, now);

  it('is told ten minutes after the last of it, so that ten of one breakfast are one mail', () => {
    expect(isDue('2026-03-26T06:58:00.000Z')).toBe(false);
    expect(isDue('2026-03-26T06:59:00.000Z')).toBe(true);
  });

  it('is told an hour after the first of it at the latest', () => {
    expect(isDue('2026-03-26T07:39:00.000Z', '2026-03-26T07:38:00.000Z')).toBe(false);
    expect(isDue('2026-03-26T07:40:00.000Z', '2026-03-26T07:39:00.000Z')).toBe(true);
  });

  it('is not told in the night', () => {
    expect(isDue('2026-03-26T19:59:00.000Z')).toBe(true);
    expect(isDue('2026-03-26T20:00:00.000Z')).toBe(false);
    expect(isDue('2026-03-27T05:59:00.000Z')).toBe(false);
    expect(isDue('2026-03-27T06:00:00.000Z')).toBe(true);
  });

  it('is told only if there is any', () =>
    expect(
      isDueAtOnce({ firstAt: null, lastAt: null }, { today: '2026-03-26', timezone: paris }, lastAt),
    ).toBe(false));
});
