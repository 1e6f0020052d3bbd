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
    const position = request.method === 'GET' ? positionIn(request, 'Relais-After') : null;
    if (position !== null) {
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

/** A position of the log in a header; null: the header is not there. */
export function positionIn({ headers }: Pick<AskedRequest, 'headers'>, name: string): number | null {
  const header = headers[name.toLowerCase()];
  if (header === undefined) return null;
  const position = Number(header);
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return position;
  throw new InvalidInput([
    { path: name, code: 'invalid-format', message: 'must be a position from an earlier answer' },
  ]);
}
