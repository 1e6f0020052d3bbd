import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { positionIn } from '../http/relais-after';

/** The header by which a reader of a stream says which message was their last. */
export const LastEventId = createParamDecorator((_: unknown, context: ExecutionContext): number | null =>
  positionIn(context.switchToHttp().getRequest<FastifyRequest>(), 'Last-Event-ID'),
);
