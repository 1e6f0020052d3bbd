import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SignIn, Tokens } from '@relais/identity';
import type { FastifyReply } from 'fastify';
import { type AskedRequest, bearerOf, isOpen } from './asker.decorator';
import { SessionCookie } from './browser-cookies';
import { chosenPersonOf } from './chosen-person';

/** Finds out who asks, by token or session, before anything is counted for him or refused. Open routes ask nobody. */
@Injectable()
export class Recognising implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignIn,
    private readonly tokens: Tokens,
    private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isOpen(this.reflector, context)) return true;
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const bearer = bearerOf(request);
    const session = this.cookie.of(request);
    const asker = bearer
      ? await this.tokens.askerOf(bearer)
      : session
        ? await this.signIn.sessions.asker(session, () => this.cookie.set(reply, session))
        : null;
    if (!asker) return true;
    const chosenId = chosenPersonOf(request);
    request.asker = { ...asker, chosenId };
    const speaker = asker.memberships.find(({ personId }) => personId === chosenId);
    if (asker.accountId !== null && speaker?.acceptance === 'accepted' && chosenId !== asker.lastPersonId)
      await this.signIn.sessions.noteSpeaker(asker.accountId, speaker.personId);
    return true;
  }
}
