import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource, EntityManager } from 'typeorm';

/** How often something was tried since its count began, and the seconds until the count ends. */
export type Count = Readonly<{ count: number; secondsLeft: number }>;

type Row = { key: string; count: number; left: number };

/** SQL: now, in milliseconds as in `shared_count.expire`. */
export const nowInMs = `(extract(epoch from now()) * 1000)::bigint`;

const limiterOn = (
  store: Pick<ConstructorParameters<typeof RateLimiterPostgres>[0], 'storeClient' | 'storeType'>,
  limit: Readonly<{ keyPrefix: string; points: number; duration: number }>,
) =>
  new RateLimiterPostgres({
    ...store,
    tableName: 'shared_count',
    tableCreated: true,
    clearExpiredByTimeout: false,
    ...limit,
  });

/**
 * A limit that all processes of an installation count together: so many tries of a key in so many seconds from the first try. The
 * returned function counts tries of a key (personal values in it as keyed hashes) and returns the seconds to wait, 0 for none.
 */
export function sharedLimit(
  engine: DataSource,
  name: string,
  { most, seconds }: Readonly<{ most: number; seconds: number }>,
): (key: string, tries: number) => Promise<number> {
  const limiter = limiterOn(
    { storeClient: engine, storeType: 'typeorm' },
    { keyPrefix: name, points: most, duration: seconds },
  );
  return async (key, tries) => {
    try {
      await limiter.consume(key, tries);
      return 0;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return secondsIn(refused.msBeforeNext);
      throw refused;
    }
  };
}

/**
 * Counts one more try of a key, in the transaction of `rows`; all processes share the counts.
 * @param seconds how long a count lasts from its first try on
 * @returns how many tries there were
 */
export async function countTry(
  { queryRunner }: EntityManager,
  key: string,
  seconds: number,
): Promise<number> {
  const limiter = limiterOn(
    { storeClient: (await queryRunner?.connect()) as unknown, storeType: 'client' },
    { keyPrefix: '', points: 0, duration: seconds },
  );
  return (await limiter.penalty(key)).consumedPoints;
}

/**
 * Counts further tries of each key, in one statement, for all processes together.
 * @param rows of the engine
 * @param tries by key, which names what is tried and the caller; personal values in it as keyed hashes
 * @param seconds how long a count lasts from its first try
 */
export async function countTries(
  rows: EntityManager,
  tries: ReadonlyMap<string, number>,
  seconds: number,
): Promise<ReadonlyMap<string, Count>> {
  // In the order of the keys, so that two processes never wait for each other.
  const counted: Row[] = await rows.query(
    `insert into shared_count as c (key, points, expire)
       select key, tries, ${nowInMs} + $3::integer * 1000 from unnest($1::text[], $2::integer[]) as t (key, tries) order by key
     on conflict (key) do update set
       points = case when c.expire > ${nowInMs} then c.points + excluded.points else excluded.points end,
       expire = case when c.expire > ${nowInMs} then c.expire else excluded.expire end
     returning key, points as count, (expire - ${nowInMs})::integer as left`,
    [[...tries.keys()], [...tries.values()], seconds],
  );
  return new Map(counted.map(({ key, count, left }) => [key, { count, secondsLeft: secondsIn(left) }]));
}

const secondsIn = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));
