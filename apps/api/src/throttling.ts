import type { ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import {
  ThrottlerGuard,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
  seconds,
} from '@nestjs/throttler';
import type { Installation } from '@relais/installation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AskedRequest } from './asker.decorator';
import { clientOf } from './client';
import { SharedHits } from './shared-hits';

const minute = 60;

const isRead = (context: ExecutionContext): boolean =>
  ['GET', 'HEAD'].includes(context.switchToHttp().getRequest<FastifyRequest>().method);

/** Limits per account or token; for whoever is not known, per address, of which a keyed hash is kept. */
export function throttling({ configuration, database, vault }: Installation): ThrottlerModuleOptions {
  const { readsPerMinute, writesPerMinute } = configuration;
  const ttl = seconds(minute);
  const trackerOf = (request: AskedRequest): string => {
    const { asker } = request;
    return asker ? (asker.accountId ?? asker.key) : vault.fingerprint(`client:${clientOf(request)}`);
  };
  return {
    throttlers: [
      { name: 'reads', ttl, limit: readsPerMinute, skipIf: (context) => !isRead(context) },
      { name: 'writes', ttl, limit: writesPerMinute, skipIf: isRead },
    ],
    storage: new SharedHits(database, minute),
    getTracker: (request) => trackerOf(request as AskedRequest),
    generateKey: (_context, tracker, name) => `${name}:${tracker}`,
  };
}

@Injectable()
export class Throttling extends ThrottlerGuard {
  protected override throwThrottlingException(
    context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): Promise<void> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.header('retry-after', String(Math.max(1, detail.timeToBlockExpire, detail.timeToExpire)));
    return super.throwThrottlingException(context, detail);
  }
}
