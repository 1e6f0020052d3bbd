import { type ExecutionContext, SetMetadata, createParamDecorator } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Asker } from '@relais/identity';
import type { FastifyRequest } from 'fastify';

export type AskedRequest = FastifyRequest & { asker?: Asker };

/** Who asks; there is always somebody behind a route that is not open. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Asker => {
  const { asker } = context.switchToHttp().getRequest<AskedRequest>();
  if (!asker) throw new Error('This route is open: nobody is known here.');
  return asker;
});

const openRoute = 'relais:open';

/** A route that needs neither token nor session. */
export const Open = () => SetMetadata(openRoute, true);

export const isOpen = (reflector: Reflector, context: ExecutionContext): boolean =>
  reflector.getAllAndOverride<boolean | undefined>(openRoute, [context.getHandler(), context.getClass()]) ??
  false;

export const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
