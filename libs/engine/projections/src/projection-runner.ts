import { setTimeout } from 'node:timers/promises';
import type { Database } from '@relais/database';
import type { EventStore } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import { CheckpointsMoved, beginAnewInLog, ensureCheckpoints } from './checkpoints';
import { LogReading } from './log-reading';
import type { Projection } from './projection';
import { type Duty, PartitionLocks } from './partition-locks';
import { PartitionSession } from './partition-session';

const rebalanceEveryMs = 500;
const longestBackOffMs = 2000;

/**
 * Rows and checkpoint are lost together, if the server dies at that moment, and made again from the log. A runner asks several times a
 * second: one that has not for 10 s is in a process that was stopped, whose partitions others may have.
 */
const settings = {
  synchronous_commit: 'off',
  idle_session_timeout: '10s',
  idle_in_transaction_session_timeout: '10s',
};
const asRunner = Object.entries(settings)
  .map(([name, value]) => `set ${name} = '${value}'`)
  .join('; ');
const asBefore = Object.keys(settings)
  .map((name) => `reset ${name}`)
  .join('; ');

export type RunnerState = Readonly<{
  projection: string;
  /** The least of the partitions that it has; of those that it had last when it has none. */
  position: number;
  /** The partitions that it has. */
  partitions: readonly number[];
  running: boolean;
  /** Why the projection as a whole stands still here; single networks may stand still without it. */
  error: string | null;
  /** What people should know about it. */
  notice: string | null;
}>;

/**
 * Runs a projection over the log, for the partitions of this process. A network whose event cannot be applied is parked alone; while
 * the database or the log is away, it tries again with growing pauses.
 */
export class ProjectionRunner {
  private session: PartitionSession | null = null;
  private partitions: readonly number[] = [];
  private position = 0;
  private error: string | null = null;
  private notice: string | null = null;
  private hasBegun = false;
  private failures = 0;
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly projection: Projection,
    private readonly store: EventStore,
    private readonly database: Database,
    private readonly duty: Duty,
    private readonly moved: () => void,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  state(): RunnerState {
    const { projection, position, partitions, error, notice } = this;
    return {
      projection: projection.name,
      position,
      partitions,
      running: partitions.length > 0,
      error,
      notice,
    };
  }

  /** How far it has carried all of these partitions; null when it has not got them all. */
  positionOf(partitions: readonly number[]): number | null {
    const positions = partitions.map(
      (partition) => this.session?.checkpoints.get(partition)?.cursor.position ?? null,
    );
    return positions.includes(null) ? null : Math.min(...positions.map(Number));
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      const connection = this.database.engine.createQueryRunner();
      const locks = new PartitionLocks(connection, this.projection.name, this.duty);
      try {
        await connection.query(asRunner);
        await this.carryOn(connection, locks);
      } catch (error) {
        this.error = connection.isReleased ? 'The connection to the database was lost.' : saidBy(error);
        this.failures += 1;
      } finally {
        [this.session, this.partitions] = [null, []];
        await locks.leave().catch(() => undefined);
        await connection.query(asBefore).catch(() => undefined);
        await connection.release().catch(() => undefined);
      }
      await this.sleep(Math.min(longestBackOffMs, 100 * 2 ** this.failures));
    }
  }

  private async carryOn(connection: QueryRunner, locks: PartitionLocks): Promise<void> {
    await this.begin(connection);
    let partitions = await locks.rebalance();
    while (!this.isStopping) {
      if (partitions.length === 0) await this.sleep(rebalanceEveryMs);
      else await this.carryAlong(connection, locks, partitions);
      partitions = await locks.rebalance();
      this.succeeded();
    }
  }

  private async begin(connection: QueryRunner): Promise<void> {
    const log = await this.store.identity();
    await ensureCheckpoints(connection, this.projection.name, log);
    if (this.hasBegun) return;
    this.notice = await beginAnewInLog(connection, this.projection, log);
    this.hasBegun = true;
  }

  /** For as long as it has the same partitions, and nobody else writes their checkpoints. */
  private async carryAlong(
    connection: QueryRunner,
    locks: PartitionLocks,
    partitions: readonly number[],
  ): Promise<void> {
    const session = await PartitionSession.open(connection, this.projection, this.store, partitions);
    [this.session, this.partitions] = [session, partitions];
    const reading = new LogReading(this.store, session.checkpoints.least(), this.stopping.signal);
    try {
      this.got(session);
      for (let rebalanceAt = performance.now() + rebalanceEveryMs; !this.isStopping;) {
        const batch = await reading.next(
          Math.min(rebalanceAt - performance.now(), session.parked.untilDue()),
        );
        if (batch) {
          await session.apply(batch);
          this.got(session);
        }
        await session.retry();
        if (performance.now() < rebalanceAt) continue;
        if (String(await locks.rebalance()) !== String(partitions)) return;
        rebalanceAt = performance.now() + rebalanceEveryMs;
      }
    } catch (error) {
      if (!(error instanceof CheckpointsMoved || this.isStopping)) throw error;
    } finally {
      reading.close();
      [this.session, this.partitions] = [null, []];
    }
  }

  private got(session: PartitionSession): void {
    this.position = session.checkpoints.least().position;
    this.succeeded();
    this.moved();
  }

  private succeeded(): void {
    this.error = null;
    this.failures = 0;
  }

  private async sleep(milliseconds: number): Promise<void> {
    await setTimeout(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

const saidBy = (error: unknown): string => (error instanceof Error ? error.message : String(error));
