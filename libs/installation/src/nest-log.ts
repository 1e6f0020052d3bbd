import type { LoggerService } from '@nestjs/common';
import { type Level, log } from './log';

/** What Nest and our classes say by its `Logger`, into the one log; news of a start are left out. */
export class LogOfRelais implements LoggerService {
  error(message: unknown, ...more: unknown[]): void {
    write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    write('warn', message, more);
  }

  log(): void {
    // Which routes and modules there are, nobody has to be told.
  }
}

/** Nest gives the name of the speaker last, and before it what it is about. */
function write(level: Level, message: unknown, more: readonly unknown[]): void {
  const by = more.at(-1);
  const error = [message, ...more].find((one) => one instanceof Error);
  const what = typeof message === 'string' ? message : 'Something failed.';
  log(level, what, { ...(typeof by === 'string' && { by }), ...(error && { error }) });
}
