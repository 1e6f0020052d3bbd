import { Injectable, UnauthorizedException } from '@nestjs/common';
import { type Asker, SignIn, Tokens } from '@relais/access';
import type { FastifyReply } from 'fastify';
import { type AskedRequest, bearerOf } from './asker.decorator';
import { BrowserCookies } from './browser-cookies';
import { chosenPersonOf } from './chosen-person';

/** Finds out who sends a request, by the token or the session that it carries. */
@Injectable()
export class Authentication {
  constructor(
    private readonly signIn: SignIn,
    private readonly tokens: Tokens,
    private readonly cookies: BrowserCookies,
  ) {}

  /** With the person who speaks, where one was chosen. Null: it carries nothing, or nothing that is good. */
  async askerOf(request: AskedRequest, reply: FastifyReply): Promise<Asker | null> {
    const found = await this.accountOf(request, reply);
    return found && { ...found, chosenId: chosenPersonOf(request) };
  }

  /** Keeps who spoke last on an account, where that is another person now. */
  async noteSpeaker({ accountId, chosenId, lastPersonId, memberships }: Asker): Promise<void> {
    if (accountId === null || chosenId === null || chosenId === lastPersonId) return;
    const speaker = memberships.find(({ personId }) => personId === chosenId);
    if (speaker?.acceptance === 'accepted') await this.signIn.sessions.noteSpeaker(accountId, chosenId);
  }

  private async accountOf(request: AskedRequest, reply: FastifyReply) {
    const bearer = bearerOf(request);
    if (bearer !== undefined) return this.tokens.askerOf(bearer);
    const session = this.cookies.session.of(request);
    if (session === null) return null;
    return this.signIn.sessions.asker(session, () => {
      this.cookies.session.set(reply, session);
    });
  }
}

/** @throws UnauthorizedException */
export function ensureSignedIn(asker: Asker | null): asserts asker is Asker {
  if (asker === null) throw new UnauthorizedException('Sign in first: in the browser, or with a token.');
}
