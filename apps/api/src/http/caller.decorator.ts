import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { Caller } from '@relais/access';
import type { FastifyRequest } from 'fastify';

export type AskedRequest = FastifyRequest & { caller?: Caller };

/** The caller; routes that are not open always have one. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AskedRequest>();
  if (!caller) throw new Error('This route is open: nobody is known here.');
  return caller;
});

/**
 * Marks a route of the API that needs neither token nor session; all others are closed. `ignoresForm`: its address says everything, and
 * a form that is sent there is not looked at.
 */
export const Open = (more: Readonly<{ ignoresForm?: boolean }> = {}): MethodDecorator =>
  RouteConfig({ isOpen: true, ...more });

export const isOpen = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as { isOpen?: boolean }).isOpen === true;

export const bearerOf = ({ headers }: FastifyRequest): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
