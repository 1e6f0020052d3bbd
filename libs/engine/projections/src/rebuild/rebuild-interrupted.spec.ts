import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '@relais/database';
import { readerIn } from '../../../../../test/support/events';
import {
  database,
  grow,
  grownAndProjected,
  network,
  projected,
  slowly,
  start,
  store,
  tallies,
  tally,
  tell,
  url,
} from '../../../../../test/support/tally-projection.fixture';
import { rebuild } from './rebuild';
import type { Phase, Reached } from './steps';

const again = (more: Partial<Parameters<typeof rebuild>[1]> = {}, projection = tally) =>
  rebuild(projection, { store, database, ...more });

/** A rebuild that ends after so many steps of a phase: only what it had committed is there. */
async function endedIn(phase: Phase, steps: number, projection = tally): Promise<void> {
  const ending = new AbortController();
  let left = steps;
  const progress = (reached: Reached | 'waits-for-readers') => {
    if (reached !== 'waits-for-readers' && reached.phase === phase && --left === 0)
      ending.abort(new Error('killed'));
  };
  await expect(again({ progress, signal: ending.signal }, projection)).rejects.toThrow('killed');
}

/** Cuts off the process that rebuilds, at any point of its work. */
const cutOff = (): Promise<unknown[]> =>
  database.engine.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 1
        and database = (select oid from pg_database where datname = current_database())`,
  );

describe('A rebuild that was ended', () => {
  beforeEach(grownAndProjected);

  it.each<[Phase, number]>([
    ['learning', 1],
    ['copying', 1],
    ['copying', 2],
    ['folding', 1],
    ['finishing', 1],
    ['mending', 1],
    ['following', 1],
  ])('while %s, after step %d, goes on there; the live tables are as they were', async (phase, steps) => {
    const live = await tallies();
    await endedIn(phase, steps);
    expect(await tallies()).toEqual(live);
    for (let n = 0; n < 5; n++) await tell(network(n), 'opened', 'added');
    const { resumedAt, position } = await again();
    expect([resumedAt?.phase, position]).toEqual([phase, 12_010]);
    if (phase === 'copying' && steps === 2) expect(resumedAt?.place.position).toBeGreaterThan(0);
    expect(await tallies()).toHaveLength(live.length + 5);
    const resumed = await tallies();
    await again({}, slowly(tally));
    expect(await tallies()).toEqual(resumed);
  });

  it('halfway through, several times over, gets there all the same', async () => {
    const live = await tallies();
    for (const step of [1, 2]) await endedIn('following', step, slowly(tally));
    const { resumedAt } = await again({}, slowly(tally));
    expect(resumedAt?.place.position).toBeGreaterThan(0);
    expect(await tallies()).toEqual(live);
  });

  it('by a cut connection, at any moment and several times over, gets there all the same', async () => {
    const live = await tallies();
    for (let kills = 0; kills < 6; kills++) {
      const other = await Database.open(url, []);
      const rebuilding = again({ database: other }).catch(() => undefined);
      await sleep(40 * kills);
      await cutOff();
      await rebuilding;
      await other.close();
      expect(await tallies()).toEqual(live);
    }
    await again();
    expect(await tallies()).toEqual(live);
  });

  it.each([
    ['when it is told to', () => Promise.resolve(), { afresh: true }],
    [
      'when the live table has other columns now',
      () => database.engine.query('alter table tally add column more text'),
      {},
    ],
    [
      'when it was made from another log',
      () => database.engine.query(`update rebuild set log = 'another'`),
      {},
    ],
  ])('begins anew %s', async (_, change, more) => {
    await endedIn('copying', 2);
    await change();
    expect(await again(more)).toMatchObject({ resumedAt: null, position: 12_000 });
    await database.engine.query('alter table tally drop column if exists more');
  });
});

describe('Reading while a rebuild is done', () => {
  it('sees the whole table at any time, with prepared statements too, and never waits for long', async () => {
    await grow(9000);
    await projected(tally);
    const expected = (await tallies()).length;
    const networks = Array.from({ length: 8 }, (_, n) => network(n));
    const signal = new AbortController();
    const counts = new Set<number>();
    let reads = 0;
    const reading = Promise.all(
      Array.from({ length: 4 }, async (_, n) => {
        const connection = database.engine.createQueryRunner();
        const client = (await connection.connect()) as {
          query(q: object): Promise<{ rows: { n: string }[] }>;
        };
        while (!signal.signal.aborted) {
          const asReader = await database.asReader(readerIn(...networks), (rows) =>
            rows.query<{ n: string }[]>('select count(*) as n from tally'),
          );
          const named = await client.query({
            name: 'count',
            text: 'select count(*) as n from tally where stream <> $1',
            values: [String(n)],
          });
          for (const [row] of [asReader, named.rows]) counts.add(Number(row?.n));
          reads += 1;
        }
        await connection.release();
      }),
    );
    for (let n = 0; n < 4; n++) {
      const before = reads;
      await again();
      while (reads < before + 8) await sleep(5);
    }
    signal.abort();
    await reading;
    expect([...counts]).toEqual([expected]);
  });

  it('for hours keeps the switch waiting, but nobody else', async () => {
    await grow(1000);
    await projected(tally);
    const connection = database.engine.createQueryRunner();
    await connection.startTransaction();
    await connection.query('select count(*) from tally');
    const waits = Promise.withResolvers<undefined>();
    const rebuilding = again({
      progress: (reached) => {
        if (reached === 'waits-for-readers') waits.resolve(undefined);
      },
    });
    await waits.promise;
    const readModels = start(tally);
    await readModels.waitFor(await tell(network(1), 'opened'));
    const read = await tallies();
    await connection.commitTransaction();
    await connection.release();
    expect(await rebuilding).toMatchObject({ position: 1001 });
    expect(await tallies()).toEqual(read);
  });
});
