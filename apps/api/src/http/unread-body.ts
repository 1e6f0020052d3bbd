import { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { lingerMs } from './http-server';
import { longestBodyOf } from './json-body';

/**
 * For answers that are given before the body has arrived: a short rest is skipped; with a long or endless one the connection ends once
 * the client has had time to read the answer.
 */
export function leaveUnreadBodies(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      const isLeft = !request.raw.complete && !isShort(request);
      done(null, isLeft && typeof payload === 'string' ? lingering(payload, request, reply) : payload);
    });
}

export function isShort(request: FastifyRequest): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  return encoding === undefined && Number(length ?? 0) <= longestBodyOf(request);
}

/** As long as the answer has not ended, Node takes no more of the body than it has room for; the client has the answer meanwhile. */
function lingering(text: string, request: FastifyRequest, reply: FastifyReply): Readable {
  // Compression would hold it back.
  request.headers['x-no-compression'] = 'true';
  void reply.headers({ connection: 'close', 'content-length': Buffer.byteLength(text) });
  const answer = new Readable({ read: () => undefined });
  answer.push(text);
  const end = setTimeout(() => answer.push(null), lingerMs).unref();
  request.raw.socket.once('close', () => {
    clearTimeout(end);
    answer.destroy();
  });
  return answer;
}
