import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { CommandId as CommandIdSchema } from '@relais/contracts';
import type { FastifyRequest } from 'fastify';
import { InvalidInput } from './invalid-input';

/** The header `Relais-Command`, where the client names the command. */
export const CommandId = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['relais-command'];
  if (header === undefined) return undefined;
  const { success, data } = CommandIdSchema.safeParse(header);
  if (!success)
    throw new InvalidInput([
      { path: 'Relais-Command', code: 'invalid-format', message: 'must be a UUID of version 7 or 4' },
    ]);
  return data;
});
