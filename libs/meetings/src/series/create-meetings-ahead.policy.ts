import { type Day, type NetworkId, type SeriesId, daysAhead } from '@relais/contracts';
import type { Database } from '@relais/database';
import { type Clock, PeriodicWork, v5 } from '@relais/event-sourcing';
import type { Networks } from '@relais/networks';
import type { EntityManager } from 'typeorm';
import type { SeriesMeetings } from './series-meetings';

const lookEveryMs = 15 * 60_000;

type Options = Readonly<{
  /** Whether a network was paused for so many days up to a day. @param rows of the engine */
  isPausedFor: (rows: EntityManager, networkId: NetworkId, days: number, until: Day) => Promise<boolean>;
  /** Is told why it failed for a network; the next look tries again. */
  failed: (error: unknown) => void;
}>;

type Found = Readonly<{ seriesId: SeriesId; networkId: NetworkId }>;

/**
 * Every night the meetings of series are created for the next 26 weeks, except in networks that have been paused as long. Two
 * processes at once do no harm: a meeting has its id from series and date.
 */
export class CreateMeetingsAhead {
  private readonly looking: PeriodicWork;
  private lastRun: Day | null = null;
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly meetings: Pick<SeriesMeetings, 'follow'>,
    private readonly networks: Pick<Networks, 'timezoneOf'>,
    private readonly clock: Clock,
    private readonly options: Options,
  ) {
    this.looking = new PeriodicWork({
      everyMs: lookEveryMs,
      run: () => this.look(),
      failed: (error) => {
        if (!this.stopping.signal.aborted) options.failed(error);
      },
    });
  }

  start(): void {
    this.looking.start();
  }

  /** Ends the current run after the series at hand, and cancels what it looks up. */
  stop(): Promise<void> {
    this.stopping.abort(new Error('Relais is ending.'));
    return this.looking.stop();
  }

  /** Once a day (UTC) in this process, and again while that failed; a network for which it fails does not hold up the others. */
  async look(): Promise<void> {
    const today = this.clock.now().toISOString().slice(0, 10);
    if (this.lastRun === today) return;
    const { signal } = this.stopping;
    signal.throwIfAborted();
    const found = await this.database.interruptibly(signal, ({ manager }) =>
      manager.query<Found[]>(
        `select series_id as "seriesId", network_id as "networkId" from series
          where until_day is null or until_day >= $1::date - 1 order by network_id, series_id`,
        [today],
      ),
    );
    const again = new Set<NetworkId>();
    for (const [networkId, ofNetwork] of Map.groupBy(found, (one) => one.networkId)) {
      await this.createIn(networkId, ofNetwork, today).catch((error: unknown) => {
        signal.throwIfAborted();
        again.add(networkId);
        this.options.failed(error);
      });
    }
    if (again.size === 0) this.lastRun = today;
  }

  private async createIn(networkId: NetworkId, found: readonly Found[], today: Day): Promise<void> {
    const day = this.clock.dayIn(await this.networks.timezoneOf(networkId));
    const { signal } = this.stopping;
    const isPaused = await this.database.interruptibly(signal, ({ manager }) =>
      this.options.isPausedFor(manager, networkId, daysAhead, day),
    );
    if (isPaused) return;
    for (const { seriesId } of found) {
      signal.throwIfAborted();
      const commandId = v5(seriesId, `ahead of ${today}`);
      const envelope = { commandId, networkId, today: day, principal: { role: 'system' as const } };
      await this.meetings.follow(envelope, seriesId);
    }
  }
}
