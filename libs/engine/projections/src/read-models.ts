import { setTimeout } from 'node:timers/promises';
import type { Database } from '@relais/database';
import { type EventStore, Refusal } from '@relais/event-sourcing';
import { type Progress, progressOf } from './progress';
import type { Projection } from './projection';
import { ProjectionRunner, type RunnerState } from './projection-runner';
import type { Duty } from './partition-locks';
import { allPartitions, partitionOf } from './partitions';

const defaultMaxWaitMs = 5000;
const lookEveryMs = 20;

/** All read models of an installation and the runners of this process. */
export class ReadModels {
  private readonly runners: ProjectionRunner[];
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly projections: readonly Projection[],
    private readonly store: EventStore,
    private readonly database: Database,
    duty: Duty | 'none' = 'regular',
  ) {
    const moved = () => {
      for (const look of this.waiting) look();
    };
    this.runners =
      duty === 'none'
        ? []
        : projections.map((projection) => new ProjectionRunner(projection, store, database, duty, moved));
  }

  /** From now on this process runs the projections, according to its duty. */
  start(): void {
    for (const runner of this.runners) runner.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
  }

  /** Name, position and trouble of every projection, as far as this process runs it. */
  states(): RunnerState[] {
    return this.runners.map((runner) => runner.state());
  }

  /** How far every projection is, in all processes. */
  async progress(): Promise<Progress[]> {
    const names = this.projections.map(({ name }) => name);
    return progressOf(this.database, names, await this.store.lastEvent());
  }

  /**
   * Resolves when every read model, in any process, contains a position; parked networks are not waited for.
   * @throws Refusal `not-yet` after the maximum wait (5 s unless given); the reason of the signal
   */
  waitFor(position: number, maxWaitMs = defaultMaxWaitMs, signal?: AbortSignal): Promise<void> {
    return this.waitForPartitions(allPartitions, position, maxWaitMs, signal);
  }

  /** As `waitFor`, but only for these networks. */
  waitForNetworks(
    networkIds: readonly string[],
    position: number,
    maxWaitMs = defaultMaxWaitMs,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.waitForPartitions([...new Set(networkIds.map(partitionOf))], position, maxWaitMs, signal);
  }

  /** Waits until what is recorded of these networks at this moment is in the rows. @returns the position of the log at this moment */
  async catchUp(networkIds: readonly string[]): Promise<number> {
    const position = await this.store.lastPosition();
    await this.waitForNetworks(networkIds, position);
    return position;
  }

  private async waitForPartitions(
    partitions: readonly number[],
    position: number,
    maxWaitMs: number,
    signal?: AbortSignal,
  ): Promise<void> {
    const until = performance.now() + maxWaitMs;
    while (!(await this.contain(partitions, position))) {
      signal?.throwIfAborted();
      if (performance.now() >= until) {
        throw new Refusal('not-yet', 'The read models have not caught up yet. Try again in a moment.');
      }
      await this.nextMove();
    }
  }

  private async contain(partitions: readonly number[], position: number): Promise<boolean> {
    const own = this.runners.map((runner) => runner.positionOf(partitions));
    if (own.some((known) => known !== null && known < position)) return false;
    if (own.length > 0 && !own.includes(null)) return true;
    const [far] = await this.database.engine.query<{ count: number }[]>(
      `select count(*)::int from checkpoint where projection = any ($1) and share = any ($2) and "position" >= $3 and log = $4`,
      [this.projections.map(({ name }) => name), partitions, position, await this.store.identity()],
    );
    return far?.count === this.projections.length * partitions.length;
  }

  private async nextMove(): Promise<void> {
    const moved = new AbortController();
    const look = () => {
      moved.abort();
    };
    this.waiting.add(look);
    await setTimeout(lookEveryMs, undefined, { signal: moved.signal }).catch(() => undefined);
    this.waiting.delete(look);
  }
}
