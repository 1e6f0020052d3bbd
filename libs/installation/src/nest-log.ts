import type { LoggerService } from '@nestjs/common';
import { type Level, log } from './log';

/** Sends what Nest and our classes log by its `Logger` to the one log, without the messages of a start. */
export class LogOfRelais implements LoggerService {
  error(message: unknown, ...more: unknown[]): void {
    write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    write('warn', message, more);
  }

  log(): void {
    // The lists of routes and modules at a start are left out.
  }
}

/** Nest gives the name of the speaker last, and before it what it is about. */
function write(level: Level, message: unknown, more: readonly unknown[]): void {
  const by = more.at(-1);
  const error = [message, ...more].find((one) => one instanceof Error);
  const what = typeof message === 'string' ? message : 'Something failed.';
  log(level, what, { ...(typeof by === 'string' && { by }), ...(error && { error }) });
}
