import { PeriodicWork } from './periodic-work';

describe('Periodic work', () => {
  it('is done at once and again, one run after the other, also after a failure, until it is stopped', async () => {
    jest.useFakeTimers();
    const runs: PromiseWithResolvers<undefined>[] = [];
    const failures: unknown[] = [];
    const work = new PeriodicWork({
      everyMs: 1000,
      run() {
        const run = Promise.withResolvers<undefined>();
        runs.push(run);
        return run.promise;
      },
      failed: (error) => failures.push(error),
    });
    work.start();
    await jest.advanceTimersByTimeAsync(1500);
    expect(runs).toHaveLength(1);
    runs[0]?.reject('not now');
    await jest.advanceTimersByTimeAsync(0);
    expect([runs.length, failures]).toEqual([2, ['not now']]);
    const stopped = work.stop();
    runs[1]?.resolve(undefined);
    await stopped;
    await jest.advanceTimersByTimeAsync(5000);
    expect(runs).toHaveLength(2);
    jest.useRealTimers();
  });
});
