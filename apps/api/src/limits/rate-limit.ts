import type { OnApplicationShutdown } from '@nestjs/common';
import { Refusal } from '@relais/event-sourcing';
import type { Installation } from '@relais/installation';
import type { FastifyReply } from 'fastify';
import type { AskedRequest } from '../http/caller.decorator';
import { clientOf } from '../http/client';
import { SharedHits } from './shared-hits';

const minute = 60;

/** Limits of a minute for each account or token, and for each address (as a keyed hash) of callers who are not signed in. */
export class RateLimit implements OnApplicationShutdown {
  private readonly hits: SharedHits;
  private readonly limits: Readonly<{ reads: number; writes: number }>;

  constructor(private readonly installation: Pick<Installation, 'configuration' | 'database' | 'vault'>) {
    const { readsPerMinute: reads, writesPerMinute: writes } = installation.configuration;
    this.limits = { reads, writes };
    this.hits = new SharedHits(installation.database, minute);
  }

  /** @throws Refusal `rate-limited` above the limit */
  count(request: AskedRequest, reply: FastifyReply): void {
    const kind = request.method === 'GET' || request.method === 'HEAD' ? 'reads' : 'writes';
    const { count, secondsLeft } = this.hits.add(`${kind}:${this.callerOf(request)}`);
    if (count <= this.limits[kind]) return;
    void reply.header('retry-after', String(secondsLeft));
    throw new Refusal('rate-limited', 'Too many requests in a minute. Wait a moment and try again.');
  }

  onApplicationShutdown(): Promise<void> {
    return this.hits.end();
  }

  private callerOf(request: AskedRequest): string {
    const { caller } = request;
    if (caller) return caller.accountId ?? caller.key;
    return this.installation.vault.fingerprint(`client:${clientOf(request)}`);
  }
}
