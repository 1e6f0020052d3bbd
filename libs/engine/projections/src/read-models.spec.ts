import { randomBytes } from 'node:crypto';
import { PostgresEventStore } from '@relais/log-postgres';
import {
  append,
  appendTo,
  checkpoint,
  database,
  killRunner,
  network,
  positionsSeen,
  seen,
  seenBy,
  start,
  stopAll,
  trouble,
  until,
  url,
} from '../../../../test/support/seen-projection.fixture';
import { ReadModels } from './read-models';

describe('A projection', () => {
  it('sees every event once, in order, and those of later as they come', async () => {
    await append('a', 'b');
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('c'));
    expect(await positionsSeen()).toEqual([1, 2, 3]);
    expect(await checkpoint()).toEqual([{ projection: 'seen', position: 3 }]);
  });

  it('moves over events that do not concern it', async () => {
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('elsewhere', 'elsewhere'));
    expect(await seen()).toEqual([]);
    expect(await checkpoint()).toEqual([{ projection: 'seen', position: 2 }]);
  });

  it('goes on where it stopped', async () => {
    const first = start(seenBy('first'));
    await first.waitFor(await append('a'));
    await first.stop();
    await start(seenBy('second')).waitFor(await append('b'));
    expect((await seen()).map(({ runner }) => runner)).toEqual(['first', 'second']);
  });

  it('that fails for want of the server leaves neither rows nor a moved checkpoint, stops no network, and goes on after', async () => {
    let isFull = true;
    const cramped = seenBy('one');
    const readModels = start({
      ...cramped,
      async handle(events, rows) {
        await cramped.handle(events, rows);
        if (isFull) await rows.query(`do $$ begin raise 'no room' using errcode = 'disk_full'; end $$`);
      },
    });
    const last = await append('a', 'b');
    await until(() => readModels.states()[0]?.error === 'no room');
    expect([await seen(), await checkpoint()]).toEqual([[], [{ projection: 'seen', position: 0 }]]);
    expect((await readModels.progress())[0]).toMatchObject({ lag: 2, lagSeconds: null, stopped: [] });
    isFull = false;
    await readModels.waitFor(last);
    expect(await positionsSeen()).toEqual([1, 2]);
    expect(readModels.states()).toMatchObject([{ position: 2, running: true, error: null }]);
  });

  it('says what lies behind it as positions and as a time', async () => {
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('a'));
    expect((await readModels.progress())[0]).toMatchObject({ lag: 0, lagSeconds: 0 });
    await readModels.stop();
    await append('b', 'c');
    await database.engine.query(
      `update event set recorded_at = recorded_at + interval '7 seconds' where "position" = 3`,
    );
    const [behind] = await readModels.progress();
    expect(behind?.lag).toBe(2);
    expect(behind?.lagSeconds).toBeGreaterThan(7);
    expect(behind?.lagSeconds).toBeLessThan(60);
  });

  it('that has stopped does not hold up the others', async () => {
    const gate = Promise.withResolvers<undefined>();
    const slow = { name: 'slow', types: ['a'], tables: [], handle: () => gate.promise };
    const readModels = start(slow, seenBy('one'));
    await append('a', 'b');
    await until(() => readModels.states()[1]?.position === 2);
    expect(readModels.states()[0]?.position).toBe(0);
    gate.resolve(undefined);
  });

  it('whose checkpoints are of another log begins again with this one, and says so', async () => {
    await start(seenBy('before')).waitFor(await append('a', 'b'));
    await stopAll();
    trouble.failing = true;
    await append('broken');
    await start(seenBy('before')).waitFor(3);
    await stopAll();
    trouble.failing = false;

    const moved = new (class extends PostgresEventStore {
      override identity = () => Promise.resolve('moved');
    })(url, randomBytes(32));
    const readModels = new ReadModels([seenBy('after')], moved, database);
    readModels.start();
    await readModels.waitFor(3);
    expect((await seen()).map(({ runner }) => runner)).toEqual(['after', 'after', 'after']);
    expect(readModels.states()[0]?.notice).toContain('begins again');
    expect((await readModels.progress())[0]?.stopped).toEqual([]);
    await readModels.stop();
    await moved.close();
  });
});

describe('A runner', () => {
  it('whose projection is carried along another log by another process stops, says so, and empties nothing', async () => {
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('a'));
    await database.engine.query(`update checkpoint set log = 'moved'`);
    await append('b');
    await until(() => readModels.states()[0]?.error?.includes('another log, moved') ?? false);
    expect(await positionsSeen()).toEqual([1]);
    await database.engine.query(`update checkpoint set log = 'postgresql'`);
    await readModels.waitFor(2);
    expect(await positionsSeen()).toEqual([1, 2]);
  });

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

  it('stops between two batches while another session holds its checkpoints, and reads anew what was changed under them', async () => {
    const readModels = start(seenBy('one'));
    await readModels.waitFor(await append('a', 'b'));
    const holder = database.engine.createQueryRunner();
    await holder.startTransaction();
    await holder.query('select from checkpoint order by share for update');
    const last = await appendTo(network(2), 'c');
    await expect(readModels.waitFor(last, 300)).rejects.toMatchObject({ code: 'not-yet' });
    await holder.query('delete from seen');
    await holder.query('update checkpoint set "position" = 0');
    await holder.commitTransaction();
    await holder.release();
    await readModels.waitFor(last);
    expect(await positionsSeen()).toEqual([1, 2, 3]);
  });
});
