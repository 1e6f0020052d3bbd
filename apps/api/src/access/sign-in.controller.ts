import { Body, Controller, GoneException, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { CodeMails, LinkSignIn, SignIn, codeMail, codeRefused, deviceOf, newSecret } from '@relais/access';
import { AskForCodeBody, SignInBody } from '@relais/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../http/caller.decorator';
import { BrowserCookies } from '../http/browser-cookies';
import { clientOf } from '../http/client';
import { OwnAddress } from '../http/own-address';
import { ensureWithinLimit } from '../limits/ensure-within-limit';

/** By a code from a mail; or by a link, which opens a page whose button comes here. */
@ApiTags('sign-in')
@Controller('api')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly links: LinkSignIn,
    private readonly cookies: BrowserCookies,
    private readonly mails: CodeMails,
    private readonly ownAddress: OwnAddress,
  ) {}

  /** The same answer for every address; only its mailbox shows whether a mail was sent. */
  @Open()
  @Post('sign-in/code')
  @HttpCode(202)
  @ApiAcceptedResponse()
  async ask(
    @Body({ schema: AskForCodeBody }) asked: AskForCodeBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const [client, device] = [clientOf(request), this.cookies.device.of(request)];
    if (!(await this.signIn.isKnown(device, asked.address)))
      ensureWithinLimit(await this.signIn.retryAfterSeconds('mails', client), reply);
    const browser = this.cookies.codeRequest.of(request) ?? newSecret();
    const ownAddress = this.ownAddress.resolve(request);
    await this.mails.send({ browser, device, client }, asked.address, (made) =>
      codeMail(asked, made, ownAddress),
    );
    this.cookies.codeRequest.set(reply, browser);
  }

  @Open()
  @Post('sign-in')
  @HttpCode(204)
  @ApiNoContentResponse()
  async redeem(
    @Body({ schema: SignInBody }) body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const known = this.cookies.device.of(request);
    const client = await this.signIn.clientOf(known, clientOf(request));
    ensureWithinLimit(await this.signIn.retryAfterSeconds('tries', client), reply);
    const browser = this.cookies.codeRequest.of(request) ?? newSecret();
    const device = { ...deviceOf(request.headers['user-agent']), secret: known ?? newSecret() };
    const session =
      'code' in body
        ? await this.signIn.codes.redeem(browser, body.code, device)
        : await this.links.redeem(body.token, browser, device);
    if (session === null) throw 'code' in body ? codeRefused() : linkRefused();
    if (body.language) await this.signIn.sessions.noteLanguage(session, body.language);
    const before = this.cookies.session.of(request);
    if (before !== null) await this.signIn.sessions.signOut(before);
    this.cookies.session.set(reply, session);
    this.cookies.device.set(reply, device.secret);
    if (this.cookies.codeRequest.of(request) !== null) this.cookies.codeRequest.clear(reply);
  }

  @Open()
  @Post('sign-out')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = this.cookies.session.of(request);
    if (session) await this.signIn.sessions.signOut(session);
    this.cookies.session.clear(reply);
  }
}

const linkRefused = () =>
  new GoneException(
    'This link was used already, its ten minutes are over, or another browser asked for it. Ask for a new one.',
  );
