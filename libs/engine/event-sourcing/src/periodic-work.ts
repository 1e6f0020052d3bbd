type Options = Readonly<{ everyMs: number; run: () => Promise<unknown>; failed: (error: unknown) => void }>;

/** Work that is done again and again, one run after the other; a failure does not end it. */
export class PeriodicWork {
  private timer: NodeJS.Timeout | undefined;
  private running = Promise.resolve();

  constructor(private readonly options: Options) {}

  /** Runs at once, and every so often from then on. */
  start(): void {
    this.timer = setInterval(() => {
      this.runNext();
    }, this.options.everyMs).unref();
    this.runNext();
  }

  /** Begins no further run. @returns the end of the present one */
  stop(): Promise<void> {
    clearInterval(this.timer);
    return this.running;
  }

  private runNext(): void {
    const { run, failed } = this.options;
    this.running = this.running
      .then(run)
      .then(() => undefined)
      .catch(failed);
  }
}
