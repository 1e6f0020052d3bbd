import { Injectable, UnauthorizedException } from '@nestjs/common';
import { type Caller, SignIn, Tokens } from '@relais/access';
import type { FastifyReply } from 'fastify';
import { type AskedRequest, bearerOf } from './caller.decorator';
import { BrowserCookies } from './browser-cookies';
import { chosenPersonOf } from './chosen-person';

/** Finds the caller of a request, by its token or session. */
@Injectable()
export class Authentication {
  constructor(
    private readonly signIn: SignIn,
    private readonly tokens: Tokens,
    private readonly cookies: BrowserCookies,
  ) {}

  /** The caller, with the chosen speaker if any. Null: there is no token or session, or it is not valid. */
  async callerOf(request: AskedRequest, reply: FastifyReply): Promise<Caller | null> {
    const found = await this.accountOf(request, reply);
    return found && { ...found, chosenId: chosenPersonOf(request) };
  }

  /** Keeps who spoke last on an account, where that is another person now. */
  async noteSpeaker({ accountId, chosenId, lastPersonId, memberships }: Caller): Promise<void> {
    if (accountId === null || chosenId === null || chosenId === lastPersonId) return;
    const speaker = memberships.find(({ personId }) => personId === chosenId);
    if (speaker?.acceptance === 'accepted') await this.signIn.sessions.noteSpeaker(accountId, chosenId);
  }

  private async accountOf(request: AskedRequest, reply: FastifyReply) {
    const bearer = bearerOf(request);
    if (bearer !== undefined) return this.tokens.callerOf(bearer);
    const session = this.cookies.session.of(request);
    if (session === null) return null;
    return this.signIn.sessions.caller(session, () => {
      this.cookies.session.set(reply, session);
    });
  }
}

/** @throws UnauthorizedException */
export function ensureSignedIn(caller: Caller | null): asserts caller is Caller {
  if (caller === null) throw new UnauthorizedException('Sign in first: in the browser, or with a token.');
}
