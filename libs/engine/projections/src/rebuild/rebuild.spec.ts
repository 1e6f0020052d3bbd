import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '@relais/event-sourcing';
import {
  database,
  grow,
  nature,
  network,
  projected,
  slowly,
  start,
  stopAll,
  stopped,
  store,
  tallies,
  tally,
  tell,
  trouble,
} from '../../../../../test/support/tally-projection.fixture';
import { rebuild } from './rebuild';

const again = (projection = tally) => rebuild(projection, { store, database });

describe('A rebuild', () => {
  it.each([
    ['the fast way', tally],
    ['by the projection alone', slowly(tally)],
  ])('gives the rows that were there, %s', async (_, projection) => {
    await grow(20_000);
    await projected(tally);
    const live = await tallies();
    await database.engine.query('update tally set added = 77 where opened_at < 100');
    expect(await again(projection)).toEqual({
      projection: 'tally',
      position: 20_000,
      events: 17_500,
      resumedAt: null,
      stopped: 0,
      isFast: true,
    });
    expect(await tallies()).toEqual(live);
    expect(live).toHaveLength(13_500);
  });

  it('leaves a table of the same nature – names of indexes and constraints, policies, grants – and nothing else', async () => {
    await grow(100);
    const before = await nature();
    await again();
    expect(await nature()).toEqual(before);
    expect(
      await database.engine.query(
        `select nspname from pg_namespace where nspname like '%tally' union all select projection from rebuild`,
      ),
    ).toEqual([]);
  });

  it('lets the runners go on from where it stands, ahead of them or not', async () => {
    await grow(9000);
    const readModels = start(tally);
    await readModels.waitFor(9000, 30_000);
    const telling = (async () => {
      for (let n = 0; n < 200; n++) await tell(network(n % 8), 'opened', 'added', 'added');
    })();
    for (let n = 0; n < 3; n++) await again();
    await telling;
    await readModels.waitFor(await store.lastPosition(), 30_000);
    const live = await tallies();
    expect(live.filter((row) => row.includes(',2,"{'))).toHaveLength(200);
    await again(slowly(tally));
    expect(await tallies()).toEqual(live);
  });

  it('brings a projection that stands at the beginning to the end of the log', async () => {
    await grow(5000);
    await again();
    expect(await tallies()).toHaveLength(4125);
    await start(tally).waitFor(await tell(network(1), 'opened'));
    expect(await tallies()).toHaveLength(4126);
  });

  it('works on an empty log', async () => {
    expect(await again()).toMatchObject({ position: 0 });
    expect(await tallies()).toEqual([]);
  });

  it('is done by one at a time', async () => {
    const all = await Promise.allSettled([again(), again()]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const holder = database.engine.createQueryRunner();
    await holder.query(`select pg_advisory_lock(hashtext('rebuild:tally'))`);
    await expect(again()).rejects.toMatchObject({ code: 'already-running' });
    await holder.query('select pg_advisory_unlock_all()');
    await holder.release();
  });
});

describe('A network that stops', () => {
  it.each(['opened-oddly', 'added-oddly'])(
    'stops in the new version where it stopped live, alone: at %s',
    async (type) => {
      for (const networkId of [network(1), network(2)]) {
        await tell(networkId, 'opened', 'added');
        await tell(networkId, networkId === network(2) ? 'opened' : type.replace('added', 'opened'), 'added');
      }
      await tell(network(1), 'opened', ...(type === 'added-oddly' ? [type] : []), 'added');
      await tell(network(2), 'opened', 'added');
      trouble.types = [type];
      await projected(tally);
      const [live, failures] = [await tallies(), await stopped()];
      expect(failures).toHaveLength(1);
      expect(await again()).toMatchObject({ stopped: 1, isFast: false });
      expect(await tallies()).toEqual(live);
      expect(await stopped()).toEqual(failures);
      await again(slowly(tally));
      expect(await tallies()).toEqual(live);
      expect(await stopped()).toEqual(failures);
    },
  );

  it('goes on with a repaired projection, by the rebuild or afterwards by itself', async () => {
    await tell(network(1), 'opened-oddly', 'added');
    await tell(network(1), 'opened');
    trouble.types = ['opened-oddly'];
    await projected(tally);
    expect(await tallies()).toHaveLength(0);
    await again();
    expect(await stopped()).toHaveLength(1);
    trouble.types = [];
    start(tally);
    while ((await stopped()).length > 0) await sleep(20);
    await stopAll();
    const repaired = await tallies();
    expect(repaired).toHaveLength(2);
    trouble.types = ['opened-oddly'];
    await again();
    expect(await tallies()).toHaveLength(0);
    trouble.types = [];
    await again();
    expect(await tallies()).toEqual(repaired);
    expect(await stopped()).toEqual([]);
  });
});

describe('A projection whose fast way does not hold', () => {
  it('is rebuilt by its `handle` alone', async () => {
    await grow(500);
    await projected(tally);
    const live = await tallies();
    const { bulk } = tally;
    const doubling = {
      ...tally,
      ...(bulk && {
        bulk: {
          ...bulk,
          tables: bulk.tables.map((table) => ({
            ...table,
            rowsOf: (events: readonly StoredEvent[]) => [...table.rowsOf(events), ...table.rowsOf(events)],
          })),
        },
      }),
    };
    expect(await again(doubling)).toMatchObject({ isFast: false });
    expect(await tallies()).toEqual(live);
  });
});
