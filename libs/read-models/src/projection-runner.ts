import { setTimeout } from 'node:timers/promises';
import { type EventStore, type StoredEvent, beginning } from '@relais/event-sourcing';
import type { Database } from '@relais/database';
import type { QueryRunner } from 'typeorm';
import type { Projection } from './projection';

const longestPauseMs = 30_000;

export type RunnerState = Readonly<{
  projection: string;
  position: number;
  running: boolean;
  error: string | null;
}>;

/**
 * Carries one projection along the log. Of all processes on one database only one runs it (advisory lock); the others wait for
 * their turn. A failing fact is never skipped: the runner stops before it, says so, and tries again with growing pauses.
 */
export class ProjectionRunner {
  private position = 0;
  private holdsLock = false;
  private error: string | null = null;
  private readonly stopping = new AbortController();
  private loop: Promise<void> = Promise.resolve();
  constructor(
    private readonly projection: Projection,
    private readonly store: EventStore,
    private readonly database: Database,
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
    return {
      projection: this.projection.name,
      position: this.position,
      running: this.holdsLock,
      error: this.error,
    };
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      const connection = this.database.engine.createQueryRunner();
      try {
        await this.carryOn(connection, () => {
          failures = 0;
        });
      } catch (error) {
        this.error = error instanceof Error ? error.message : String(error);
        failures += 1;
      } finally {
        await this.letGo(connection);
      }
      await this.sleep(failures === 0 ? 0 : Math.min(longestPauseMs, 100 * 2 ** failures));
    }
  }

  private async carryOn(connection: QueryRunner, succeeded: () => void): Promise<void> {
    while (!this.stopping.signal.aborted && !(await this.lock(connection))) await this.sleep(500);
    if (this.stopping.signal.aborted) return;
    await connection.query(
      `insert into checkpoint (projection, share, "position", recorded_at, log)
       select $1, share, 0, 'epoch', $2 from generate_series(0, 7) share on conflict do nothing`,
      [this.projection.name, await this.store.identity()],
    );
    const checkpoints = (await connection.query(`select "position" from checkpoint where projection = $1`, [
      this.projection.name,
    ])) as { position: number | string }[];
    this.position = Number(checkpoints[0]?.position ?? 0);

    const after = { ...beginning, position: this.position };
    for await (const { events } of this.store.subscribe(after, { signal: this.stopping.signal })) {
      if (connection.isReleased) throw new Error('The connection, and with it the lock, was lost.');
      await this.project(connection, events);
      this.error = null;
      succeeded();
    }
  }

  private async project(connection: QueryRunner, events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    await connection.startTransaction();
    try {
      const { types } = this.projection;
      await this.projection.handle(
        events.filter(({ type }) => types.includes(type)),
        connection.manager,
      );
      await connection.query(
        `update checkpoint set "position" = $2, recorded_at = $3 where projection = $1`,
        [this.projection.name, last.position, last.recordedAt],
      );
      await connection.commitTransaction();
    } catch (error) {
      await connection.rollbackTransaction().catch(() => undefined);
      throw error;
    }
    this.position = last.position;
    this.moved();
  }

  private async lock(connection: QueryRunner): Promise<boolean> {
    const rows = (await connection.query('select pg_try_advisory_lock(hashtext($1)) as locked', [
      this.lockName(),
    ])) as {
      locked: boolean;
    }[];
    this.holdsLock = rows[0]?.locked ?? false;
    return this.holdsLock;
  }

  private async letGo(connection: QueryRunner): Promise<void> {
    try {
      if (this.holdsLock)
        await connection.query('select pg_advisory_unlock(hashtext($1))', [this.lockName()]);
    } catch {
      // The connection is gone, and the lock with it.
    }
    this.holdsLock = false;
    await connection.release().catch(() => undefined);
  }

  private lockName(): string {
    return `projection:${this.projection.name}`;
  }

  private async sleep(milliseconds: number): Promise<void> {
    await setTimeout(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
