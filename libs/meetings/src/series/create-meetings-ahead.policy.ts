import { type Day, type NetworkId, type SeriesId, daysAhead } from '@relais/contracts';
import type { Database } from '@relais/database';
import { type Clock, v5 } from '@relais/event-sourcing';
import type { Networks } from '@relais/networks';
import type { EntityManager } from 'typeorm';
import type { SeriesMeetings } from './series-meetings';

const lookEveryMs = 15 * 60_000;

type Options = Readonly<{
  /** Whether a network was paused for so many days up to a day. @param rows of the engine */
  isPausedFor: (rows: EntityManager, networkId: NetworkId, days: number, until: Day) => Promise<boolean>;
  /** Is told why a run failed; the next look tries again. */
  failed: (error: unknown) => void;
}>;

type Found = Readonly<{ seriesId: SeriesId; networkId: NetworkId }>;

/**
 * Every night the meetings of series are created for the next 26 weeks, except in networks that have been paused as long. Two
 * processes at once do no harm: a meeting has its id from series and date.
 */
export class CreateMeetingsAhead {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private lastRun: Day | null = null;
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly meetings: SeriesMeetings,
    private readonly networks: Pick<Networks, 'timezoneOf'>,
    private readonly clock: Clock,
    private readonly options: Options,
  ) {}

  start(): void {
    const look = () => {
      this.running = this.running.then(() => this.look()).catch(this.options.failed);
    };
    this.timer = setInterval(look, lookEveryMs);
    this.timer.unref();
    look();
  }

  /** Ends the current run after the series at hand. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.isStopping = true;
    await this.running;
  }

  /** Once a day (UTC) in this process, and again while that failed. */
  async look(): Promise<void> {
    const today = this.clock.now().toISOString().slice(0, 10);
    if (this.lastRun === today) return;
    const rows = this.database.engine.manager;
    const found: Found[] = await rows.query(
      `select series_id as "seriesId", network_id as "networkId" from series
        where until_day is null or until_day >= $1::date - 1 order by network_id, series_id`,
      [today],
    );
    for (const [networkId, ofNetwork] of Map.groupBy(found, (one) => one.networkId)) {
      const day = this.clock.dayIn(await this.networks.timezoneOf(networkId));
      if (await this.options.isPausedFor(rows, networkId, daysAhead, day)) continue;
      for (const { seriesId } of ofNetwork) {
        if (this.isStopping) return;
        const commandId = v5(seriesId, `ahead of ${today}`);
        const envelope = { commandId, networkId, today: day, principal: { role: 'system' as const } };
        await this.meetings.follow(envelope, seriesId);
      }
    }
    this.lastRun = today;
  }
}
