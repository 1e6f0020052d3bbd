import { Database } from '@relais/database';
import { type TestDatabase, migratedDatabase } from '../../../test/support/postgres';
import { countTries, countTry, sharedLimit } from './shared-counts';

describe('Counts that processes share', () => {
  let empty: TestDatabase;
  let one: Database;
  let other: Database;
  beforeAll(async () => {
    empty = await migratedDatabase();
    [one, other] = [await Database.open(empty.url, []), await Database.open(empty.url, [])];
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    await empty.drop();
  });

  const bound = { most: 3, seconds: 600 };
  const pointsOf = async (key: string) => {
    const [row] = await one.engine.query<{ points: number }[]>(
      'select points from shared_count where key = $1',
      [key],
    );
    return row?.points;
  };

  it('let in as many as the limit, of all processes together, then say how long to wait', async () => {
    const [here, there] = [
      sharedLimit(one.engine, 'mails', bound),
      sharedLimit(other.engine, 'mails', bound),
    ];
    expect([await here('zoe', 1), await there('zoe', 1), await here('zoe', 1)]).toEqual([0, 0, 0]);
    for (const limit of [here, there]) {
      const seconds = await limit('zoe', 1);
      expect(seconds).toBeGreaterThan(590);
      expect(seconds).toBeLessThanOrEqual(600);
    }
    expect(await here('ada', 1)).toBe(0);
    expect(await pointsOf('mails:zoe')).toBe(5);
  });

  it('lose none of many tries at once', async () => {
    const limits = [sharedLimit(one.engine, 'tries', bound), sharedLimit(other.engine, 'tries', bound)];
    const waits = await Promise.all(Array.from({ length: 40 }, (_, n) => limits[n % 2]!('zoe', 1)));
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(3);
    expect(await pointsOf('tries:zoe')).toBe(40);
  });

  it('count several tries at once, and let in none of them above the limit', async () => {
    const limit = sharedLimit(one.engine, 'invitations', bound);
    expect(await limit('club', 2)).toBe(0);
    expect(await limit('club', 2)).toBeGreaterThan(0);
  });

  it('begin anew when they are over', async () => {
    const limit = sharedLimit(one.engine, 'short', { most: 1, seconds: 1 });
    expect(await limit('zoe', 1)).toBe(0);
    expect(await limit('zoe', 1)).toBe(1);
    await one.engine.query(`update shared_count set expire = 0 where key = 'short:zoe'`);
    expect(await limit('zoe', 1)).toBe(0);
  });

  it('are those of the transaction in which they were counted', async () => {
    const undone = one.engine.transaction(async (rows) => {
      expect([await countTry(rows, 'failures:x', 60), await countTry(rows, 'failures:x', 60)]).toEqual([
        1, 2,
      ]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await pointsOf('failures:x')).toBeUndefined();
  });

  it('are one, whether they are counted by one key or by many', async () => {
    const limit = sharedLimit(one.engine, 'mixed', bound);
    await limit('zoe', 1);
    const counted = await countTries(
      other.engine.manager,
      new Map([
        ['mixed:zoe', 2],
        ['mixed:ada', 1],
      ]),
      600,
    );
    expect(counted.get('mixed:zoe')).toMatchObject({ count: 3 });
    expect(counted.get('mixed:ada')).toEqual({ count: 1, secondsLeft: 600 });
    expect(await limit('zoe', 1)).toBeGreaterThan(0);
  });
});
