import { setTimeout } from 'node:timers/promises';
import type { Database } from '@relais/database';
import { type EventStore, Refusal } from '@relais/event-sourcing';
import type { Projection } from './projection';
import { ProjectionRunner, type RunnerState } from './projection-runner';

const patienceMs = 5000;
const lookEveryMs = 20;

/** All read models of an installation and the runners of this process. */
export class ReadModels {
  private readonly runners: ProjectionRunner[];
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly projections: readonly Projection[],
    store: EventStore,
    private readonly database: Database,
  ) {
    this.runners = projections.map(
      (projection) =>
        new ProjectionRunner(projection, store, database, () => {
          for (const look of this.waiting) look();
        }),
    );
  }

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

  /**
   * Resolves when every read model contains a position, whoever runs it.
   * @throws Refusal `not-yet` after the patience (5 s unless given)
   */
  async waitFor(position: number, patience = patienceMs): Promise<void> {
    const until = performance.now() + patience;
    while (!(await this.contain(position))) {
      if (performance.now() >= until) {
        throw new Refusal('not-yet', 'The read models have not got that far yet. Try again in a moment.');
      }
      await this.nextMove();
    }
  }

  private async contain(position: number): Promise<boolean> {
    if (this.runners.every((runner) => runner.state().position >= position)) return true;
    const rows: { projection: string }[] = await this.database.engine.query(
      `select projection from checkpoint group by projection having min("position") >= $1`,
      [position],
    );
    const far = new Set(rows.map(({ projection }) => projection));
    return this.projections.every(({ name }) => far.has(name));
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
