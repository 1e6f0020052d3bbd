import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ReadModels } from '@relais/read-models';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { InvalidInput } from './invalid-input';

/** A read that carries `Relais-After` waits until the read models contain that position: one sees one's own writes. */
@Injectable()
export class RelaisAfter implements NestInterceptor {
  constructor(private readonly readModels: ReadModels) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const after = headers['relais-after'];
    if (method === 'GET' && after !== undefined) await this.readModels.waitFor(positionIn(after));
    return next.handle();
  }
}

function positionIn(header: string | string[]): number {
  const position = Number(header);
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return position;
  throw new InvalidInput([
    { path: 'Relais-After', code: 'invalid-format', message: 'must be a position from an earlier answer' },
  ]);
}
