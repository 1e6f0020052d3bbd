import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SignIn, Tokens } from '@relais/identity';
import { type AskedRequest, openRoute } from './asker.decorator';
import { SessionCookie } from './session-cookie';

/** Lets in who carries a token or a session. A browser's session changes things from our own pages alone. */
@Injectable()
export class SignedIn implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignIn,
    private readonly tokens: Tokens,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const open = this.reflector.getAllAndOverride<boolean | undefined>(openRoute, [
      context.getHandler(),
      context.getClass(),
    ]);
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer === undefined && request.method !== 'GET' && request.method !== 'HEAD') ensureOwnPage(request);
    if (open) return true;

    const session = request.cookies[this.cookie.name];
    const asker = bearer
      ? await this.tokens.askerOf(bearer)
      : session
        ? await this.signIn.askerOfSession(session)
        : null;
    if (!asker) throw new UnauthorizedException('Sign in first: with a link in the browser, or a token.');
    request.asker = asker;
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
