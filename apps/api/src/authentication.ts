import { Injectable } from '@nestjs/common';
import { type Asker, SignIn, Tokens } from '@relais/identity';
import type { FastifyReply } from 'fastify';
import { type AskedRequest, bearerOf } from './asker.decorator';
import { SessionCookie } from './browser-cookies';
import { chosenPersonOf } from './chosen-person';

/** Finds out who sends a request, by the token or the session that it carries. */
@Injectable()
export class Authentication {
  constructor(
    private readonly signIn: SignIn,
    private readonly tokens: Tokens,
    private readonly cookie: SessionCookie,
  ) {}

  /** With the person who speaks, where one was chosen. Null: it carries nothing, or nothing that is good. */
  async askerOf(request: AskedRequest, reply: FastifyReply): Promise<Asker | null> {
    const found = await this.accountOf(request, reply);
    if (!found) return null;
    const asker = { ...found, chosenId: chosenPersonOf(request) };
    const speaker = asker.memberships.find(({ personId }) => personId === asker.chosenId);
    if (
      asker.accountId !== null &&
      speaker?.acceptance === 'accepted' &&
      asker.chosenId !== asker.lastPersonId
    )
      await this.signIn.sessions.noteSpeaker(asker.accountId, speaker.personId);
    return asker;
  }

  private async accountOf(request: AskedRequest, reply: FastifyReply) {
    const bearer = bearerOf(request);
    if (bearer !== undefined) return this.tokens.askerOf(bearer);
    const session = this.cookie.of(request);
    if (session === null) return null;
    return this.signIn.sessions.asker(session, () => {
      this.cookie.set(reply, session);
    });
  }
}
