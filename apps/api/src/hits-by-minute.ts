import { type ThrottlerStorage } from '@nestjs/throttler';

type Hits = { count: number; until: number };
type Standing = Awaited<ReturnType<ThrottlerStorage['increment']>>;

const sweepAbove = 10_000;

/** Hits of each key from its first one on, for as long as the limit's period; one number a key, however many hits. */
export class HitsByMinute implements ThrottlerStorage {
  private readonly known = new Map<string, Hits>();

  increment(key: string, period: number, limit: number): Promise<Standing> {
    const now = Date.now();
    const hits = this.current(key, now, period);
    hits.count += 1;
    const isBlocked = hits.count > limit;
    const timeToExpire = Math.ceil((hits.until - now) / 1000);
    return Promise.resolve({
      totalHits: hits.count,
      timeToExpire,
      isBlocked,
      timeToBlockExpire: isBlocked ? timeToExpire : 0,
    });
  }

  private current(key: string, now: number, period: number): Hits {
    const known = this.known.get(key);
    if (known && known.until > now) return known;
    if (this.known.size > sweepAbove)
      for (const [other, { until }] of this.known) if (until <= now) this.known.delete(other);
    const begun = { count: 0, until: now + period };
    this.known.set(key, begun);
    return begun;
  }
}
