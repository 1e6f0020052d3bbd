import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { ThrottlerException } from '@nestjs/throttler';
import type { Problem } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import { type Configuration, log } from '@relais/installation';
import type { FastifyReply } from 'fastify';
import type { AskedRequest } from './asker.decorator';
import { InvalidInput } from './invalid-input';
import { problem, statusOf } from './problem';

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

/** Who tries doors: not signed in, not allowed, a code or link that is none, too often. */
const noted = new Set([401, 403, 410, 429]);
const idLength = 12;

/** The one place where a no becomes an answer: problem+json for refusals, malformed input and everything else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  constructor(private readonly told: Pick<Configuration, 'isProduction'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = this.answerTo(error);
    this.note(answer, host.switchToHttp().getRequest<AskedRequest>());
    if (answer.status === 503) void reply.header('retry-after', '1');
    void reply
      .status(answer.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(answer);
  }

  /** Who was refused what, by ids and the route's pattern: an address may hold a secret. */
  private note({ status, code }: Problem, { method, routeOptions, asker }: AskedRequest): void {
    if (!this.told.isProduction || !noted.has(status)) return;
    const who = asker && (asker.accountId ?? asker.key.slice(0, idLength));
    log('info', 'Refused.', { status, code, method, route: routeOptions.url ?? null, who: who ?? null });
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
    if (error instanceof ThrottlerException) {
      return problem(429, 'rate-limited', 'Too many requests in a minute. Wait a moment and try again.');
    }
    const status = statusIn(error);
    if (status !== undefined && (status < 500 || status === 503)) {
      return problem(status, codes[status] ?? 'refused', error instanceof Error ? error.message : 'Refused.');
    }
    this.logger.error('A request failed.', error);
    return problem(500, 'internal-error', 'Something went wrong here. It was noted; try again.');
  }
}

function statusIn(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}
