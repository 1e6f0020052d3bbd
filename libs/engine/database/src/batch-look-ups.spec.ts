import { setTimeout as sleep } from 'node:timers/promises';
import { batchLookUps } from './batch-look-ups';

describe('Questions of one moment', () => {
  it('share a look-up, and each hears its own answer', async () => {
    const lookUps: number[] = [];
    const double = batchLookUps(async (numbers: readonly number[]) => {
      lookUps.push(numbers.length);
      return numbers.map((n) => 2 * n);
    });
    const numbers = Array.from({ length: 600 }, (_, n) => n);
    expect(await Promise.all(numbers.map(double))).toEqual(numbers.map((n) => 2 * n));
    expect(lookUps).toEqual([256, 256, 88]);
  });

  it('wait together while a look-up is under way', async () => {
    const lookUps: number[] = [];
    const gate = Promise.withResolvers<undefined>();
    const echo = batchLookUps(async (numbers: readonly number[]) => {
      lookUps.push(numbers.length);
      await gate.promise;
      return numbers;
    });
    const answers: Promise<number>[] = [];
    for (let n = 0; n < 5; n++) {
      answers.push(echo(n));
      await sleep(5);
    }
    expect(lookUps).toEqual([1]);
    gate.resolve(undefined);
    expect(await Promise.all(answers)).toEqual([0, 1, 2, 3, 4]);
    expect(lookUps).toEqual([1, 4]);
  });

  it('of a failed look-up all hear of it, later ones do not', async () => {
    let isBroken = true;
    const ask = batchLookUps(async (asked: readonly string[]) => {
      if (isBroken) throw new Error('cut off');
      return asked;
    });
    const outcomes = await Promise.allSettled([ask('a'), ask('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await ask('c')).toBe('c');
  });
});
