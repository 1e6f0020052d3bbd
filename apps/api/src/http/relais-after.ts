import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { NetworkId } from '@relais/contracts';
import { ReadModels } from '@relais/projections';
import type { Observable } from 'rxjs';
import { RequestTurns } from '../limits/request-turns';
import type { AskedRequest } from './asker.decorator';
import { InvalidInput } from './invalid-input';

/** A read that carries `Relais-After` waits until the read models of its networks contain that position: one sees one's own writes. */
@Injectable()
export class RelaisAfter implements NestInterceptor {
  constructor(
    private readonly readModels: ReadModels,
    private readonly turns: RequestTurns,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const after = request.headers['relais-after'];
    if (request.method === 'GET' && after !== undefined) {
      const position = positionIn(after);
      this.turns.pause(request);
      await this.readModels.waitForNetworks(networksOf(request), position);
      await this.turns.resume(request);
    }
    return next.handle();
  }
}

/** The one that is named, else all of the asker's. */
function networksOf({ params, asker }: AskedRequest): string[] {
  const named = NetworkId.safeParse((params as { networkId?: unknown } | undefined)?.networkId);
  return named.success ? [named.data] : (asker?.memberships.map(({ networkId }) => networkId) ?? []);
}

function positionIn(header: string | string[]): number {
  const position = Number(header);
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return position;
  throw new InvalidInput([
    { path: 'Relais-After', code: 'invalid-format', message: 'must be a position from an earlier answer' },
  ]);
}
