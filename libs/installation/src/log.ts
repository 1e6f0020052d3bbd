import { pino } from 'pino';

/** `info`: a refused request; `warn`: something continues in another way or later; `error`: must not happen. */
export type Level = 'error' | 'warn' | 'info';

const logger = pino(
  {
    base: { process: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'what',
    errorKey: 'error',
    formatters: { level: (level) => ({ level }), log: clean },
  },
  { write: (line: string) => process.stderr.write(line) },
);

/**
 * The one place that logs: a line of JSON on standard error with time (UTC), level and what happened. No line has a value that a person
 * entered, an address, a code or a token (`withoutValues`).
 * @param about an error, whose kind and place are kept, or named ids, numbers and words of ours
 */
export function log(level: Level, what: string, about: Readonly<Record<string, unknown>> | Error = {}): void {
  logger[level](about, withoutValues(what));
}

/**
 * A text without quoted parts, without PostgreSQL's details behind a colon, and without what looks like an address, number or secret.
 */
export const withoutValues = (text: string): string =>
  text
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»|\([^()]*\)=\([^()]*\)/g, '…')
    .replaceAll(/\S+@\S+/g, '…')
    .replaceAll(/[\w+/=.~-]{6,}/g, (word) => (isSecret(word) ? '…' : word))
    .replaceAll(/[\r\n]+/g, ' ');

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Our secrets have 43 characters; codes and telephone numbers are digits. Ids and names of errors reveal nobody. */
const isSecret = (word: string): boolean =>
  !uuid.test(word) && !/^[A-Z_]+$/.test(word) && (/[\w-]{32,}/.test(word) || /^[+\d][\d.-]{5,}$/.test(word));

type Kind = { name: string; code?: string; at: string[]; [more: string]: unknown };

const isCode = /^[\w-]{1,60}$/;
const framesKept = 12;

/** What may be logged of an error: never the message of the database or a parser, which contains values. */
function kindOf(error: Error): Kind {
  const {
    code,
    table,
    constraint,
    message,
    name,
    stack = '',
    cause,
  } = error as Error & Record<string, unknown>;
  const said = (value: unknown) => typeof value === 'string' && isCode.test(value);
  const isOfDatabase = 'driverError' in error || 'severity' in error;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name,
    ...(said(code) && { code: code as string }),
    ...(said(table) && { table }),
    ...(said(constraint) && { constraint }),
    ...(!isOfDatabase && { message: withoutValues(message) }),
    at: frames.slice(0, framesKept).map((line) => line.trim()),
    ...(cause instanceof Error && { cause: kindOf(cause) }),
  };
}

function clean(about: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(about).map(([key, value]) => [
      key,
      value instanceof Error ? kindOf(value) : typeof value === 'string' ? withoutValues(value) : value,
    ]),
  );
}
