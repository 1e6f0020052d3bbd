import {
  append,
  appendTo,
  killRunner,
  network,
  positionsSeen,
  seen,
  seenBy,
  partitionsOf,
  start,
  startAs,
  until,
} from '../../../../test/support/seen-projection.fixture';
import { allPartitions } from './partitions';

/** So many events in turn for the networks of all partitions; answers the last position. */
async function appendEverywhere(rounds: number): Promise<number> {
  let last = 0;
  for (let round = 0; round < rounds; round++)
    for (const partition of allPartitions) last = await appendTo(network(partition), 'a');
  return last;
}

describe('Processes on one database', () => {
  it('take everything alone', async () => {
    const one = start(seenBy('one'));
    await until(() => partitionsOf(one)[0] === 8);
    expect((await one.progress())[0]).toMatchObject({ runners: 1, lag: 0 });
  });

  it('divide the networks of a projection, and see every event once', async () => {
    const all = ['one', 'two', 'three'].map((name) => start(seenBy(name)));
    const early = await appendEverywhere(5);
    await until(() => String(partitionsOf(...all).sort()) === '2,3,3');
    const last = await appendEverywhere(10);
    await Promise.all(all.map((one) => one.waitFor(last)));
    expect(await positionsSeen()).toEqual(Array.from({ length: last }, (_, n) => n + 1));
    const late = (await seen()).filter(({ position }) => position > early);
    for (const partition of allPartitions)
      expect(
        new Set(late.filter((row) => row.networkId === network(partition)).map(({ runner }) => runner)).size,
      ).toBe(1);
    expect(new Set(late.map(({ runner }) => runner)).size).toBe(3);
    expect((await all[0]?.progress())?.[0]?.runners).toBe(3);
  });

  it('give back what they have too much of, and take over from one that stops', async () => {
    const one = start(seenBy('one'));
    await until(() => partitionsOf(one)[0] === 8);
    const two = start(seenBy('two'));
    await until(() => String(partitionsOf(one, two)) === '4,4');
    await one.stop();
    await until(() => partitionsOf(two)[0] === 8);
    const last = await appendEverywhere(1);
    await two.waitFor(last);
    expect(new Set((await seen()).map(({ runner }) => runner))).toEqual(new Set(['two']));
  });

  it('carry on when the connection of one is cut in the middle of its work, and see every event once', async () => {
    const all = ['one', 'two'].map((name) => start(seenBy(name)));
    await until(() => String(partitionsOf(...all)) === '4,4');
    let last = 0;
    for (let cut = 0; cut < 3; cut++) {
      last = await appendEverywhere(3);
      await killRunner(1);
      last = await appendEverywhere(3);
    }
    await Promise.all(all.map((one) => one.waitFor(last)));
    expect(await positionsSeen()).toEqual(Array.from({ length: last }, (_, n) => n + 1));
    await until(() => String(partitionsOf(...all)) === '4,4');
  });

  it('leave the work to regular ones when they only stand in', async () => {
    const standIn = startAs('stand-in', seenBy('stand-in'));
    await standIn.waitFor(await append('a'));
    expect(partitionsOf(standIn)).toEqual([8]);
    expect((await standIn.progress())[0]?.runners).toBe(0);
    const regular = start(seenBy('regular'));
    await until(() => String(partitionsOf(standIn, regular)) === '0,8');
    await standIn.waitFor(await append('b'));
    await regular.stop();
    await until(() => partitionsOf(standIn)[0] === 8);
    await standIn.waitFor(await append('c'));
    expect((await seen()).map(({ runner }) => runner)).toEqual(['stand-in', 'regular', 'stand-in']);
  });
});
