import {
  database,
  grow,
  network,
  projected,
  slowly,
  start,
  stopped,
  store,
  tallies,
  tally,
  tell,
  trouble,
} from '../../../../../test/support/tally-projection.fixture';
import { verify } from './verify';

const verified = (projection = tally) => verify(projection, { store, database });
const change = (statement: string) => database.engine.query(statement);

describe('A verification', () => {
  beforeEach(async () => {
    await grow(9000);
    await projected(tally);
  });

  it.each([
    ['the fast way', tally],
    ['by the projection alone', slowly(tally)],
  ])(
    'finds nothing in a read model that equals its events, %s, and leaves nothing behind',
    async (_, projection) => {
      expect(await verified(projection)).toEqual({
        projection: 'tally',
        position: 9000,
        faults: [],
        differences: [],
      });
      expect(await change(`select nspname from pg_namespace where nspname like '%tally'`)).toEqual([]);
    },
  );

  it('finds a wrong row, a missing one and one too many', async () => {
    const [wrong] = await database.engine.query<{ stream: string }[]>(
      `update tally set added = 9 where opened_at = 1 returning stream`,
    );
    await change('delete from tally where opened_at = 2');
    await change(`insert into tally values ('${network(1)}', 'test-nobody', 5, 0, '{}')`);
    const { differences } = await verified();
    expect(differences).toMatchObject([{ table: 'tally', count: 3 }]);
    const found = differences[0]?.first ?? [];
    expect(found.filter(({ live, recomputed }) => live && recomputed)).toMatchObject([
      { live: { opened_at: 1, added: 9 }, recomputed: { opened_at: 1, added: 0 } },
    ]);
    expect(found.filter(({ live }) => !live)).toMatchObject([{ recomputed: { opened_at: 2 } }]);
    expect(found.filter(({ recomputed }) => !recomputed)).toMatchObject([
      { key: { stream: 'test-nobody' }, live: { opened_at: 5 } },
    ]);
    expect(wrong).toBeDefined();
  });

  it('compares json as text', async () => {
    await change(`update tally set last = (last::text || ' ')::json where opened_at = 3`);
    expect((await verified()).differences).toMatchObject([{ count: 1 }]);
  });

  it('tells the first twenty of many differences, and how many there are', async () => {
    await change('update tally set added = added + 1 where opened_at <= 40');
    const [{ count, first } = { count: 0, first: [] }] = (await verified()).differences;
    expect([count, first.length]).toEqual([35, 20]);
  });

  it('compares up to where each partition is, while events come in', async () => {
    await tell(network(1), 'opened', 'added');
    await change(`update checkpoint set "position" = 9001 where share = 1`);
    expect(await verified()).toMatchObject({ position: 9001, differences: [{ count: 1 }] });
    await change(`update checkpoint set "position" = 9000 where share = 1`);
    expect((await verified()).differences).toEqual([]);
    const readModels = start(tally);
    const telling = (async () => {
      for (let n = 0; n < 100; n++) await tell(network(n % 8), 'opened', 'added');
    })();
    for (let n = 0; n < 3; n++) expect((await verified()).differences).toEqual([]);
    await telling;
    await readModels.waitFor(await store.lastPosition(), 30_000);
    expect(await tallies()).toHaveLength(3500 + 3125 + 101);
  });

  it('takes a network that is stopped up to its stop, and says what cannot be recomputed', async () => {
    await tell(network(2), 'opened', 'added-oddly', 'added');
    trouble.types = ['added-oddly'];
    await projected(tally);
    expect(await stopped()).toHaveLength(1);
    expect(await verified()).toMatchObject({ faults: [], differences: [] });
    trouble.types = ['added'];
    const { faults, differences } = await verified();
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(
      /^The network .* cannot be recomputed from the event at position 4004 on, added .*: cannot apply added$/,
    );
    expect(differences).toMatchObject([{ table: 'tally' }]);
  });

  it('says so when the read model was made from another log', async () => {
    await change(`update checkpoint set log = 'another'`);
    expect((await verified()).faults).toEqual(['It was made from another log (another).']);
  });
});
