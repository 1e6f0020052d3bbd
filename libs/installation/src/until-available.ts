import { setTimeout as sleep } from 'node:timers/promises';
import { isUnavailable } from '@relais/database';
import { LogUnreachable } from '@relais/event-sourcing';

const pauseMs = 2000;

/**
 * The result of `run`, which runs again every 2 s while the database or the log is away.
 * @throws any other error, and the last one when the signal is given
 */
export async function untilAvailable<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (signal.aborted || !(error instanceof LogUnreachable || isUnavailable(error))) throw error;
      await sleep(pauseMs, undefined, { signal });
    }
  }
}
