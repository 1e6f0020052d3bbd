import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { NetworkId } from '@relais/contracts';
import { ReadModels } from '@relais/projections';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import { RequestTurns } from '../limits/request-turns';
import type { AskedRequest } from './caller.decorator';
import { Authentication, ensureSignedIn } from './authentication';
import { InvalidInput } from './invalid-input';

/**
 * A read with `Relais-After` waits until the read models of its networks contain that position, so that callers see their own writes.
 * Then the caller is looked up again: the write may have changed their networks or roles.
 */
@Injectable()
export class RelaisAfter implements NestInterceptor {
  constructor(
    private readonly readModels: ReadModels,
    private readonly turns: RequestTurns,
    private readonly authentication: Authentication,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<AskedRequest>();
    const after = request.headers['relais-after'];
    if (request.method === 'GET' && after !== undefined) {
      const position = positionIn(after);
      this.turns.pause(request);
      await this.readModels.waitForNetworks(networksOf(request), position);
      await this.turns.resume(request);
      if (request.caller) {
        const caller = await this.authentication.callerOf(request, http.getResponse<FastifyReply>());
        ensureSignedIn(caller);
        request.caller = caller;
      }
    }
    return next.handle();
  }
}

/** The network that is named, otherwise all of the caller's. */
function networksOf({ params, caller }: AskedRequest): string[] {
  const named = NetworkId.safeParse((params as { networkId?: unknown } | undefined)?.networkId);
  return named.success ? [named.data] : (caller?.memberships.map(({ networkId }) => networkId) ?? []);
}

function positionIn(header: string | string[]): number {
  const position = Number(header);
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return position;
  throw new InvalidInput([
    { path: 'Relais-After', code: 'invalid-format', message: 'must be a position from an earlier answer' },
  ]);
}
