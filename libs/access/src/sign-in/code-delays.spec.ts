import { delayOfClient, gapOfAddress } from './code-delays.rules';

describe('A code for an address', () => {
  it('waits longer and longer for a client that asks again and again, and in the end is not made', () =>
    expect([1, 5, 6, 7, 8, 9, 10, 500].map(delayOfClient)).toEqual([0, 0, 60, 120, 240, 480, null, null]));

  it('waits longer and longer after the tenth in an hour, a minute at most', () =>
    expect([0, 9, 10, 11, 12, 15, 16, 500].map(gapOfAddress)).toEqual([0, 0, 1, 2, 4, 32, 60, 60]));

  it('goes out 75 times in the first hour at most, and 60 times in each further one', () => {
    const sentAt: number[] = [];
    for (let second = 0; second < 3 * 3600; second++)
      for (;;) {
        const sent = sentAt.filter((at) => second - at < 3600);
        if (second - (sent.at(-1) ?? -Infinity) < gapOfAddress(sent.length)) break;
        sentAt.push(second);
      }
    const inHour = (hour: number) => sentAt.filter((at) => Math.floor(at / 3600) === hour).length;
    expect([inHour(0) <= 75, inHour(1) <= 61, inHour(2) <= 61]).toEqual([true, true, true]);
  });
});
