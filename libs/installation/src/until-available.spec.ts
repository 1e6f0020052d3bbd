import { LogUnreachable } from '@relais/event-sourcing';
import { untilAvailable } from './until-available';

const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

describe('Work that needs the database', () => {
  it('is done when the database and the log are there again', async () => {
    const outcomes = [() => Promise.reject(refused), () => Promise.reject(new LogUnreachable('away'))];
    const run = () => outcomes.shift()?.() ?? Promise.resolve('done');
    expect(await untilAvailable(new AbortController().signal, run)).toBe('done');
    expect(outcomes).toEqual([]);
  });

  it('fails at once for any other reason', async () => {
    const wrong = new TypeError('x is undefined');
    const signal = new AbortController().signal;
    await expect(untilAvailable(signal, () => Promise.reject(wrong))).rejects.toBe(wrong);
  });

  it('ends by the signal', async () => {
    const ending = new AbortController();
    const waiting = untilAvailable(ending.signal, () => Promise.reject(refused));
    setTimeout(() => {
      ending.abort();
    }, 50);
    await expect(waiting).rejects.toThrow();
  });
});
