import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type AskedRequest, bearerOf, isOpen } from './asker.decorator';

/** Lets in who carries a token or a session. A browser's session changes things from our own pages alone. */
@Injectable()
export class SignedIn implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    if (bearerOf(request) === undefined && !isSafe) ensureOwnPage(request);
    if (!isOpen(this.reflector, context) && !request.asker)
      throw new UnauthorizedException('Sign in first: in the browser, or with a token.');
    return true;
  }
}

function ensureOwnPage({ headers }: AskedRequest): void {
  const site = headers['sec-fetch-site'];
  const { origin, host } = headers;
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== undefined && URL.parse(origin)?.host !== host;
  if (foreignSite || foreignOrigin) throw new ForbiddenException('This request comes from another site.');
}
