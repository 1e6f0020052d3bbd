import { log } from './log';

/**
 * Runs a process that serves until it is told to end: SIGINT and SIGTERM stop it, exit code 0; a failed start is reported on standard
 * error, exit code 1. A signal during the start waits for its end, so that nothing is left half started. Uncaught errors are logged
 * without values, exit code 1.
 * @param start returns how to stop
 */
export async function serve(start: () => Promise<() => Promise<void>>): Promise<void> {
  for (const what of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(what, (error: unknown) => {
      log('error', 'Nothing caught this; the process ends.', { error });
      process.exit(1);
    });
  }
  try {
    const started = start();
    let ending: Promise<void> | undefined;
    const end = () => {
      ending ??= started.then(async (stop) => {
        say('Ending …');
        await stop();
        process.exit(0);
      }, fail);
    };
    process.on('SIGINT', end).on('SIGTERM', end);
    await started;
  } catch (error) {
    fail(error);
  }
}

/** A line for people on standard output. */
export const say = (message: string): boolean => process.stdout.write(`${message}\n`);

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
