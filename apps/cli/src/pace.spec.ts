import { setTimeout as sleep } from 'node:timers/promises';
import { Pace } from './pace';
import { behind } from './status';

describe('The progress of a command', () => {
  it('counts events, and not positions, which are bytes in KurrentDB', async () => {
    const pace = new Pace();
    expect(pace.says({ position: 0, end: 4_000_000, events: 0 })).toBe('0 % of the log');
    await sleep(20);
    const said = pace.says({ position: 2_000_000, end: 4_000_000, events: 10 });
    expect(said).toMatch(/^50 % of the log, \d+ events\/s, 1 s left$/);
    expect(Number(/, (\d+) events/.exec(said)?.[1])).toBeLessThanOrEqual(500);
  });
});

describe('What lies behind a read model', () => {
  it.each([
    [{ lag: 0, lagSeconds: 0 }, '0 behind'],
    [{ lag: 1, lagSeconds: 0.25 }, '1 position behind, 0.3 s'],
    [{ lag: 11_641_234, lagSeconds: 3.9 }, '11641234 positions behind, 3.9 s'],
    [{ lag: 12, lagSeconds: null }, '12 positions behind, nothing applied yet'],
  ])('is said as positions and as a time: %j', (lag, said) => {
    expect(behind(lag)).toBe(said);
  });
});
