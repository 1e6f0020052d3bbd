import { setTimeout } from 'node:timers/promises';
import type { Database } from '@relais/database';
import type { EventStore } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import { CheckpointsMoved, beginAnewInLog, ensureCheckpoints } from './checkpoints';
import { LogReading } from './log-reading';
import type { Projection } from './projection';
import { type Duty, ShareLocks } from './share-locks';
import { Turn } from './turn';

const lookEveryMs = 500;
const longestPauseMs = 2000;

/**
 * Rows and checkpoint are lost together, if the server dies at that moment, and made again from the log. A runner asks several times a
 * second: one that has not for 10 s is in a process that was stopped, whose shares others may have.
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
  /** The least of the shares that it has; of those that it had last when it has none. */
  position: number;
  /** The shares that it has. */
  shares: readonly number[];
  running: boolean;
  /** Why the projection as a whole stands still here; single networks may stand still without it. */
  error: string | null;
  /** What people should know about it. */
  notice: string | null;
}>;

/**
 * Carries a projection along the log, for the shares of the networks that fall to this process. A network whose event cannot be
 * digested stops alone; when the database or the log is not there, it tries again with growing pauses.
 */
export class ProjectionRunner {
  private turn: Turn | null = null;
  private shares: readonly number[] = [];
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
    const { projection, position, shares, error, notice } = this;
    return { projection: projection.name, position, shares, running: shares.length > 0, error, notice };
  }

  /** How far it has carried all of these shares; null when it has not got them all. */
  positionOf(shares: readonly number[]): number | null {
    const places = shares.map((share) => this.turn?.checkpoints.of(share)?.place.position ?? null);
    return places.includes(null) ? null : Math.min(...places.map(Number));
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      const connection = this.database.engine.createQueryRunner();
      const locks = new ShareLocks(connection, this.projection.name, this.duty);
      try {
        await connection.query(asRunner);
        await this.carryOn(connection, locks);
      } catch (error) {
        this.error = connection.isReleased ? 'The connection to the database was lost.' : saidBy(error);
        this.failures += 1;
      } finally {
        [this.turn, this.shares] = [null, []];
        await locks.leave().catch(() => undefined);
        await connection.query(asBefore).catch(() => undefined);
        await connection.release().catch(() => undefined);
      }
      await this.sleep(Math.min(longestPauseMs, 100 * 2 ** this.failures));
    }
  }

  private async carryOn(connection: QueryRunner, locks: ShareLocks): Promise<void> {
    await this.begin(connection);
    let shares = await locks.look();
    while (!this.isStopping) {
      if (shares.length === 0) await this.sleep(lookEveryMs);
      else await this.carryAlong(connection, locks, shares);
      shares = await locks.look();
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

  /** For as long as it has the same shares, and nobody else writes their checkpoints. */
  private async carryAlong(
    connection: QueryRunner,
    locks: ShareLocks,
    shares: readonly number[],
  ): Promise<void> {
    const turn = await Turn.open(connection, this.projection, this.store, shares);
    [this.turn, this.shares] = [turn, shares];
    const reading = new LogReading(this.store, turn.checkpoints.least(), this.stopping.signal);
    try {
      this.got(turn);
      for (let lookAt = performance.now() + lookEveryMs; !this.isStopping;) {
        const stretch = await reading.next(Math.min(lookAt - performance.now(), turn.stopped.untilDue()));
        if (stretch) {
          await turn.take(stretch);
          this.got(turn);
        }
        await turn.retry();
        if (performance.now() < lookAt) continue;
        if (String(await locks.look()) !== String(shares)) return;
        lookAt = performance.now() + lookEveryMs;
      }
    } catch (error) {
      if (!(error instanceof CheckpointsMoved || this.isStopping)) throw error;
    } finally {
      reading.close();
      [this.turn, this.shares] = [null, []];
    }
  }

  private got(turn: Turn): void {
    this.position = turn.checkpoints.least().position;
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
