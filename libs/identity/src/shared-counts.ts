import type { EntityManager } from 'typeorm';

/** How often something was tried since its count began; the count is over in so many seconds. */
export type Count = Readonly<{ count: number; secondsLeft: number }>;

/**
 * Counts one more try of a key; all processes of an installation share the counts.
 * @param rows of the engine
 * @param key names what is tried and by whom; personal values in it as keyed hashes
 * @param seconds how long a count lasts from its first try on
 * @param times how many tries at once
 */
export async function countTry(rows: EntityManager, key: string, seconds: number, times = 1): Promise<Count> {
  const [row]: { count: number; left: number }[] = await rows.query(
    `insert into sign_in_count as c (key, count, until) values ($1, $3, now() + make_interval(secs => $2))
     on conflict (key) do update set
       count = case when c.until > now() then c.count + $3 else $3 end,
       until = case when c.until > now() then c.until else excluded.until end
     returning count, ceil(extract(epoch from until - now()))::integer as left`,
    [key, seconds, times],
  );
  return { count: row?.count ?? 0, secondsLeft: Math.max(1, row?.left ?? 1) };
}
