import { Refusal } from '@relais/event-sourcing';
import type { FastifyReply } from 'fastify';

/** @throws Refusal `rate-limited` if there are seconds to wait */
export function ensureWithinLimit(retryAfterSeconds: number, reply: FastifyReply): void {
  if (retryAfterSeconds === 0) return;
  void reply.header('retry-after', String(retryAfterSeconds));
  throw new Refusal('rate-limited', 'Too many tries from here. Wait a few minutes and try again.');
}
