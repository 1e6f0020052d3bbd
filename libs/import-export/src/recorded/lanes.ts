import PQueue from 'p-queue';

type Task = () => Promise<void>;

/** Runs tasks side by side, at most `width` at once; those that share a lane one after the other, in the order of their start. */
export class Lanes {
  private readonly last = new Map<string, Promise<void>>();
  private readonly all: Promise<void>[] = [];
  private readonly queue: PQueue;

  constructor(width = 64) {
    this.queue = new PQueue({ concurrency: width });
  }

  start(lanes: readonly string[], task: Task): void {
    const before = lanes.flatMap((lane) => this.last.get(lane) ?? []);
    const run = Promise.all(before).then(() => this.queue.add(task));
    // Seen by `done`; without this a failure before that would end the process.
    run.catch(() => undefined);
    for (const lane of lanes) this.last.set(lane, run);
    this.all.push(run);
  }

  /** Waits for everything that was started. @throws the first failure; what waited in its lanes did not run */
  async waitForAll(): Promise<void> {
    const outcomes = await Promise.allSettled(this.all.splice(0));
    this.last.clear();
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  }
}
