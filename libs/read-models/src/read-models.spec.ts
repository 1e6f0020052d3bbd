import type { Projection } from './projection';
import { append, checkpoint, killRunner, seen, seenBy, start, trouble, turns, until } from './seen-trials';

describe('A projection', () => {
  it('sees every fact once, in order, and those of later as they come', async () => {
    await append('a', 'b');
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('c'));
    expect((await seen()).map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(await checkpoint()).toEqual([{ projection: 'seen', position: 3 }]);
  });

  it('goes on where it stopped', async () => {
    const first = start(seenBy('first'));
    await first.waitFor(await append('a'));
    await first.stop();
    await start(seenBy('second')).waitFor(await append('b'));
    expect((await seen()).map(({ runner }) => runner)).toEqual(['first', 'second']);
  });

  it('that fails midway leaves neither rows nor a moved checkpoint', async () => {
    trouble.failing = true;
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('good'));
    await append('good', 'broken', 'good');
    await until(() => readModels.states()[0]?.error !== null);
    expect(readModels.states()).toEqual([
      { projection: 'seen', position: 1, running: expect.any(Boolean), error: 'cannot digest this' },
    ]);
    expect(await seen()).toHaveLength(1);
    expect(await checkpoint()).toEqual([{ projection: 'seen', position: 1 }]);
  });

  it('never skips what fails, tries again, and runs on once the cause is gone', async () => {
    trouble.failing = true;
    const readModels = start(seenBy('one'));
    await append('broken');
    await until(() => readModels.states()[0]?.error !== null);
    const later = await append('good');
    await expect(readModels.waitFor(later, 500)).rejects.toMatchObject({ code: 'not-yet' });
    expect(await seen()).toEqual([]);
    trouble.failing = false;
    await readModels.waitFor(later);
    expect((await seen()).map(({ position }) => position)).toEqual([1, 2]);
    expect(readModels.states()[0]).toMatchObject({ position: 2, running: true, error: null });
  });

  it('that fails does not hold up the others', async () => {
    trouble.failing = true;
    const elsewhere: number[] = [];
    const other: Projection = {
      name: 'other',
      types: ['good', 'broken'],
      tables: [],
      handle: async (events) => void elsewhere.push(...events.map(({ position }) => position)),
    };
    const readModels = start(seenBy('one'), other);
    await append('broken', 'good');
    await until(() => readModels.states()[1]?.position === 2);
    expect(readModels.states()[0]?.position).toBe(0);
    expect(elsewhere).toEqual([1, 2]);
  });
});

describe('Two processes on one database', () => {
  it('run a projection once', async () => {
    const [one, two] = [start(seenBy('one')), start(seenBy('two'))];
    for (let n = 0; n < 20; n++) await append('a');
    const last = await append('z');
    await Promise.all([one.waitFor(last), two.waitFor(last)]);
    expect(new Set(turns).size).toBe(1);
    expect(await seen()).toHaveLength(21);
    expect([one, two].map((readModels) => readModels.states()[0]?.running).sort()).toEqual([false, true]);
  });

  it('take over from each other when one stops', async () => {
    const one = start(seenBy('one'));
    await one.waitFor(await append('a'));
    const two = start(seenBy('two'));
    await one.stop();
    await two.waitFor(await append('b'));
    expect((await seen()).map(({ runner }) => runner)).toEqual(['one', 'two']);
  });

  it('carry on when the connection of one is lost, whoever gets there first, and see every fact once', async () => {
    const one = start(seenBy('one'));
    await one.waitFor(await append('a'));
    const two = start(seenBy('two'));
    await killRunner();
    const last = await append('b', 'c');
    await Promise.all([one.waitFor(last), two.waitFor(last)]);
    await append('d');
    await until(() => [one, two].filter((readModels) => readModels.states()[0]?.running).length === 1);
    await until(async () => (await seen()).length === 4);
  });
});

describe('A runner', () => {
  it('that lost its connection makes another, and forgets the trouble', async () => {
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('a'));
    await killRunner();
    await until(() => readModels.states()[0]?.running === false);
    await until(() => readModels.states()[0]?.running === true);
    await until(() => readModels.states()[0]?.error === null);
    await readModels.waitFor(await append('b'));
    expect(await seen()).toHaveLength(2);
  });
});
