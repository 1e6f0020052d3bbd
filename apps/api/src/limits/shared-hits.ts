import { Logger } from '@nestjs/common';
import { type Count, countTries } from '@relais/access';
import type { Database } from '@relais/database';

/** The hits of one key: those that the processes have exchanged, and those of this process since. */
type Hits = { told: number; fresh: number; until: number };

const exchangeEveryMs = 1000;
const purgeAbove = 10_000;

/**
 * Counts hits of keys, each for so many seconds from its first hit. Requests are counted in memory; once a second the processes
 * exchange the counts of the keys that were hit, in one statement.
 */
export class SharedHits {
  private readonly logger = new Logger('SharedHits');
  private readonly known = new Map<string, Hits>();
  private readonly untold = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private exchanging = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly seconds: number,
  ) {}

  /** One more hit of this key. */
  add(key: string): Count {
    const now = Date.now();
    const hits = this.current(key, now);
    hits.fresh += 1;
    this.untold.add(key);
    this.timer ??= setTimeout(() => {
      this.exchanging = this.exchange();
    }, exchangeEveryMs).unref();
    return { count: hits.told + hits.fresh, secondsLeft: Math.max(1, Math.ceil((hits.until - now) / 1000)) };
  }

  /** Work in flight ends, or is cancelled, before the database is closed. */
  end(): Promise<void> {
    clearTimeout(this.timer);
    return this.database.waitForEnd(this.exchanging);
  }

  private async exchange(): Promise<void> {
    this.timer = undefined;
    const telling = [...this.untold].flatMap((key) => {
      const hits = this.known.get(key);
      return hits ? [{ key, hits, count: hits.fresh }] : [];
    });
    this.untold.clear();
    for (const { hits, count } of telling) tell(hits, count);
    try {
      const tries = new Map(telling.map(({ key, count }) => [key, count]));
      const counted = await countTries(this.database.engine.manager, tries, this.seconds);
      for (const { key, hits } of telling) {
        const { count = hits.told, secondsLeft = 0 } = counted.get(key) ?? {};
        hits.told = count;
        hits.until = Date.now() + secondsLeft * 1000;
      }
    } catch (error) {
      for (const { key, hits, count } of telling) {
        tell(hits, -count);
        this.untold.add(key);
      }
      this.logger.warn('Limits are not shared for the moment.', error);
    }
  }

  private current(key: string, now: number): Hits {
    const known = this.known.get(key);
    if (known && known.until > now) return known;
    if (this.known.size > purgeAbove)
      for (const [other, { until }] of this.known) if (until <= now) this.known.delete(other);
    const begun = { told: 0, fresh: 0, until: now + this.seconds * 1000 };
    this.known.set(key, begun);
    return begun;
  }
}

function tell(hits: Hits, count: number): void {
  hits.told += count;
  hits.fresh -= count;
}
