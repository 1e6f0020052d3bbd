import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Caller } from '@relais/access';
import type { FastifyRequest } from 'fastify';

export type AskedRequest = FastifyRequest & { caller?: Caller };

/** Who asks; there is always somebody behind a route that is not open. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AskedRequest>();
  if (!caller) throw new Error('This route is open: nobody is known here.');
  return caller;
});

/** A route of the API that needs neither token nor session. Each says so itself: all others are closed. */
export const Open = (): MethodDecorator => RouteConfig({ isOpen: true });

export const isOpen = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { isOpen?: boolean }).isOpen === true;

export const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
