import { Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, SignIn } from '@relais/access';
import { SessionId, SessionsAnswer, SignInsAnswer, normaliseAddress } from '@relais/contracts';
import { Refusal, ensure } from '@relais/event-sourcing';
import { Outbox } from '@relais/mail';
import type { FastifyReply } from 'fastify';
import { Me } from '../http/caller.decorator';
import { BrowserCookies } from '../http/browser-cookies';
import { sessionsAnswer, signInsAnswer } from './sessions-answers';

/** The caller's own devices and sign-ins; only they see them. */
@ApiTags('sign-in')
@ApiBearerAuth()
@Controller('api')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly cookies: BrowserCookies,
    private readonly outbox: Outbox,
  ) {}

  @Get('me/sessions')
  @ApiOkResponse({ standardSchema: SessionsAnswer })
  async sessions(@Me() me: Caller): Promise<SessionsAnswer> {
    return sessionsAnswer(await this.signIn.sessions.list(accountOf(me), me.key));
  }

  @Delete('me/sessions/:sessionId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(
    @Me() me: Caller,
    @Param('sessionId', { schema: SessionId }) sessionId: SessionId,
  ): Promise<void> {
    const ended = await this.signIn.sessions.end(accountOf(me), sessionId);
    ensure(ended, 'not-found', 'None of your devices is signed in under this id.');
  }

  @Get('me/sign-ins')
  @ApiOkResponse({ standardSchema: SignInsAnswer })
  async signIns(@Me() me: Caller): Promise<SignInsAnswer> {
    return signInsAnswer(await this.signIn.sessions.signIns(accountOf(me)));
  }

  /** Erases the account itself, of a person that no network knows any more. */
  @Delete('me/account')
  @HttpCode(204)
  @ApiNoContentResponse()
  async forget(@Me() me: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const accountId = accountOf(me);
    const address = await this.signIn.addressOf(accountId);
    await this.signIn.forget(accountId);
    await this.outbox.removeWhere(({ to }) => normaliseAddress(to) === address);
    this.clearCookies(reply);
  }

  @Post('sign-out/everywhere')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOutEverywhere(@Me() me: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signIn.sessions.signOutEverywhere([accountOf(me)]);
    this.clearCookies(reply);
  }

  private clearCookies(reply: FastifyReply): void {
    this.cookies.session.clear(reply);
    this.cookies.device.clear(reply);
  }
}

function accountOf({ accountId }: Caller): string {
  if (accountId === null)
    throw new Refusal('not-allowed', 'A token has no devices: sign in with a browser for this.');
  return accountId;
}
