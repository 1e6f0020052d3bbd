import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Problem } from '@relais/contracts';
import { isUnavailable } from '@relais/database';
import { LogUnreachable, Refusal } from '@relais/event-sourcing';
import type { Configuration } from '@relais/installation';
import type { FastifyReply } from 'fastify';
import type { AskedRequest } from './caller.decorator';
import { InvalidInput } from './invalid-input';
import { problem, problemType, statusOf } from './problem';
import { RefusalLog } from './refusal-log';

const codes: Readonly<Record<number, string>> = {
  400: 'malformed',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  410: 'link-used-or-expired',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'rate-limited',
  503: 'not-ready',
};

const noteOutageEveryMs = 10_000;
const longestDetail = 300;

/** The one place where refusals and errors become answers: problem+json for refusals, malformed input and everything else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  private readonly refusals = new RefusalLog();

  private outageNotedAt = -Infinity;

  constructor(private readonly told: Pick<Configuration, 'isProduction'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = this.answerTo(error);
    if (this.told.isProduction) this.refusals.note(answer, host.switchToHttp().getRequest<AskedRequest>());
    if (answer.status === 503) void reply.header('retry-after', '1');
    void reply.status(answer.status).header('content-type', problemType).send(answer);
  }

  private answerTo(error: unknown): Problem {
    if (error instanceof Refusal) {
      const { code, message, path } = error;
      return problem(
        statusOf(code),
        code,
        message,
        path === undefined ? undefined : [{ path, code, message }],
      );
    }
    if (error instanceof InvalidInput) return problem(400, 'malformed', error.message, [...error.errors]);
    if (error instanceof LogUnreachable || isUnavailable(error)) {
      this.noteOutage(error);
      return problem(
        503,
        'unavailable',
        'Relais cannot reach its database at the moment. Try again soon; a command sent again with the same id is recorded once.',
      );
    }
    const status = statusIn(error);
    if (status !== undefined && (status < 500 || status === 503)) {
      const detail = error instanceof Error ? error.message.slice(0, longestDetail) : 'Refused.';
      return problem(status, codes[status] ?? 'refused', detail);
    }
    this.logger.error('A request failed.', error);
    return problem(500, 'internal-error', 'Something went wrong here. It has been logged; try again.');
  }

  /** One line tells of an outage what thousands would. */
  private noteOutage(error: unknown): void {
    const now = performance.now();
    if (now - this.outageNotedAt < noteOutageEveryMs) return;
    this.outageNotedAt = now;
    this.logger.warn('Requests are answered with 503: the database or the log is away.', error);
  }
}

function statusIn(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}
