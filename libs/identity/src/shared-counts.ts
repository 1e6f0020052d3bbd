import type { EntityManager } from 'typeorm';

/** How often something was tried since its count began; the count is over in so many seconds. */
export type Count = Readonly<{ count: number; secondsLeft: number }>;

type Row = { key: string; count: number; left: number };

/**
 * Counts so many more tries of each key; all processes of an installation share the counts.
 * @param rows of the engine
 * @param tries by key, which names what is tried and by whom; personal values in it as keyed hashes
 * @param seconds how long a count lasts from its first try on
 */
export async function countTries(
  rows: EntityManager,
  tries: ReadonlyMap<string, number>,
  seconds: number,
): Promise<ReadonlyMap<string, Count>> {
  // In the order of the keys, so that two processes never wait for each other.
  const counted: Row[] = await rows.query(
    `insert into shared_count as c (key, count, until)
       select key, tries, now() + make_interval(secs => $3) from unnest($1::text[], $2::integer[]) as t (key, tries) order by key
     on conflict (key) do update set
       count = case when c.until > now() then c.count + excluded.count else excluded.count end,
       until = case when c.until > now() then c.until else excluded.until end
     returning key, count, ceil(extract(epoch from until - now()))::integer as left`,
    [[...tries.keys()], [...tries.values()], seconds],
  );
  return new Map(counted.map(({ key, count, left }) => [key, { count, secondsLeft: Math.max(1, left) }]));
}

/** Counts one more try of one key, or so many at once. */
export async function countTry(rows: EntityManager, key: string, seconds: number, times = 1): Promise<Count> {
  const counted = await countTries(rows, new Map([[key, times]]), seconds);
  return counted.get(key) ?? { count: 0, secondsLeft: 1 };
}
