import type { EventStore, Cursor, EventBatch } from '@relais/event-sourcing';

/** The log from a cursor on, for a reader that has other things to do when nothing comes. */
export class LogReading {
  private readonly ending = new AbortController();
  private readonly batches: AsyncIterator<EventBatch>;
  private arrived: (() => EventBatch) | null = null;
  private isPulling = false;
  private wake: () => void = () => undefined;

  constructor(store: EventStore, after: Cursor, signal: AbortSignal) {
    this.batches = store
      .subscribe(after, { signal: AbortSignal.any([signal, this.ending.signal]) })
      [Symbol.asyncIterator]();
  }

  /** The next batch; null when none came within this time. @throws the error of the log, and Error when it ends without the signal */
  async next(maxWaitMs: number): Promise<EventBatch | null> {
    if (!this.isPulling) void this.pull();
    if (!this.arrived && maxWaitMs > 0) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      this.wake = () => {
        resolve(undefined);
      };
      const timer = setTimeout(this.wake, maxWaitMs);
      await promise;
      clearTimeout(timer);
    }
    const take = this.arrived;
    if (!take) return null;
    [this.arrived, this.isPulling] = [null, false];
    return take();
  }

  close(): void {
    this.ending.abort();
    void this.batches.return?.();
  }

  private async pull(): Promise<void> {
    this.isPulling = true;
    this.arrived = await this.batches.next().then(
      ({ done, value }) =>
        () => {
          if (done) throw new Error('The log has ended.');
          return value;
        },
      (error: unknown) => () => {
        throw error;
      },
    );
    this.wake();
  }
}
