import { readerIn } from '../../../../test/support/events';
import {
  append,
  appendTo,
  checkpoint,
  database,
  network,
  positionsSeen,
  seen,
  seenBy,
  start,
  stopAll,
  store,
  trouble,
  until,
} from '../../../../test/support/seen-projection.fixture';

const stoppedIn = async (readModels: ReturnType<typeof start>) => (await readModels.progress())[0]?.stopped;

describe('A network whose event cannot be applied', () => {
  it.each([
    ['the code', 'broken', 'cannot apply this'],
    ['the database', 'offensive', 'division by zero'],
  ])('stops there, alone, and is listed: a failure of %s', async (_, type, error) => {
    trouble.failing = true;
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('good'));
    await append('good', type, 'good');
    await readModels.waitFor(await appendTo(network(2), 'good'));
    const [, , failing] = await store.readAll(0, 10);
    expect(await stoppedIn(readModels)).toEqual([
      {
        networkId: network(1),
        position: 3,
        eventId: failing?.id,
        type,
        error,
        since: expect.any(String),
        triedAt: expect.any(String),
      },
    ]);
    expect(await positionsSeen()).toEqual([1, 2, 5]);
    expect(await checkpoint()).toEqual([{ projection: 'seen', position: 5 }]);
    expect(readModels.states()).toMatchObject([{ position: 5, running: true, error: null }]);
  });

  it('in the middle of a batch leaves the other networks whole, those of its partition too', async () => {
    trouble.failing = true;
    const neighbour = network(1).replace('4000', '4001');
    for (const type of ['good', 'broken', 'good'])
      for (const networkId of [network(1), neighbour, network(6)])
        await appendTo(networkId, networkId === network(1) ? type : 'good');
    await start(seenBy('one')).waitFor(9);
    expect((await seen()).filter(({ networkId }) => networkId === network(1))).toHaveLength(1);
    expect((await seen()).filter(({ networkId }) => networkId === neighbour)).toHaveLength(3);
    expect((await seen()).filter(({ networkId }) => networkId === network(6))).toHaveLength(3);
  });

  it('is skipped while parked, and resumed once the cause is gone', async () => {
    trouble.failing = true;
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('broken'));
    await readModels.waitFor(await append('good'));
    expect(await seen()).toEqual([]);
    trouble.failing = false;
    await until(async () => (await stoppedIn(readModels))?.length === 0);
    await readModels.waitFor(await append('good'));
    expect(await positionsSeen()).toEqual([1, 2, 3]);
  });

  it('is resumed by a repaired projection at once, with nothing missed and nothing twice', async () => {
    trouble.failing = true;
    await start(seenBy('old')).waitFor(await append('good', 'broken', 'good', 'broken', 'good'));
    await stopAll();
    trouble.failing = false;
    const repaired = start(seenBy('repaired'));
    await until(async () => (await stoppedIn(repaired))?.length === 0);
    expect((await seen()).map(({ runner }) => runner)).toEqual(['old', ...Array<string>(4).fill('repaired')]);
    expect(await positionsSeen()).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on to the next event that fails', async () => {
    trouble.failing = true;
    await start(seenBy('old')).waitFor(await append('broken', 'good', 'offensive', 'good'));
    await stopAll();
    const halfRepaired = seenBy('half-repaired');
    const readModels = start({
      ...halfRepaired,
      async handle(events, rows) {
        trouble.failing = events.some(({ type }) => type === 'offensive');
        await halfRepaired.handle(
          events.map((event) => (event.type === 'broken' ? { ...event, type: 'good' } : event)),
          rows,
        );
      },
    });
    await until(async () => (await stoppedIn(readModels))?.[0]?.position === 3);
    expect(await stoppedIn(readModels)).toMatchObject([{ type: 'offensive', error: 'division by zero' }]);
    expect(await positionsSeen()).toEqual([1, 2]);
  });

  it('catches up a little at a time when it has far to go', async () => {
    trouble.failing = true;
    const readModels = start(seenBy('one'));
    await append('broken', ...Array<string>(600).fill('good'));
    await readModels.waitFor(await append(...Array<string>(600).fill('good')));
    expect(await seen()).toEqual([]);
    trouble.failing = false;
    await until(async () => (await stoppedIn(readModels))?.length === 0);
    expect(await positionsSeen()).toEqual(Array.from({ length: 1201 }, (_, n) => n + 1));
  });

  it('is reported to its readers alone', async () => {
    trouble.failing = true;
    await start(seenBy('one')).waitFor(await append('broken'));
    const told = (...networkIds: string[]) =>
      database.asReader(readerIn(...networkIds), (_, stopped) => Promise.resolve(stopped));
    const seen = { networkId: network(1), projection: 'seen' };
    expect(await told(network(1))).toEqual([seen]);
    expect(await told(network(2))).toEqual([]);
    expect(await told(network(2), network(1))).toEqual([seen]);
  });
});
