import { createHash } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import {
  ThrottlerGuard,
  type ThrottlerLimitDetail,
  type ThrottlerModuleOptions,
  seconds,
} from '@nestjs/throttler';
import type { Configuration } from '@relais/installation';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HitsByMinute } from './hits-by-minute';

const isRead = (context: ExecutionContext): boolean =>
  ['GET', 'HEAD'].includes(context.switchToHttp().getRequest<FastifyRequest>().method);

/** Limits per token or session, else per address. */
export const throttling = ({ readsPerMinute, writesPerMinute }: Configuration): ThrottlerModuleOptions => ({
  throttlers: [
    { name: 'reads', ttl: seconds(60), limit: readsPerMinute, skipIf: (context) => !isRead(context) },
    { name: 'writes', ttl: seconds(60), limit: writesPerMinute, skipIf: isRead },
  ],
  storage: new HitsByMinute(),
  getTracker: (request) => trackerOf(request as FastifyRequest),
  generateKey: (_context, tracker, name) => `${name}:${tracker}`,
});

function trackerOf({ headers, ip }: FastifyRequest): string {
  const credential = headers.authorization ?? headers.cookie;
  return credential === undefined ? ip : createHash('sha256').update(credential).digest('base64url');
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
