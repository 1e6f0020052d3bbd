import { Body, Controller, Get, GoneException, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignIn, type SigningDevice, deviceOf, newSecret } from '@relais/access';
import { AskForCodeBody, SignInBody, WaysAnswer } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Acceptance } from './acceptance';
import { Open } from './asker.decorator';
import { AskingCookie, DeviceCookie, SessionCookie } from './browser-cookies';
import { clientOf } from './client';
import { codeMail } from './code-mail';
import { CodeMails } from './code-mails';
import { ensurePatience } from './ensure-patience';
import { OutboxAccess } from './mails';
import { OwnAddress } from './own-address';
import { Provider } from './provider';

/** By a code from a mail; or by a link, which opens a page whose button comes here. */
@ApiTags('sign-in')
@Controller('api')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly session: SessionCookie,
    private readonly asking: AskingCookie,
    private readonly device: DeviceCookie,
    private readonly mails: CodeMails,
    private readonly ownAddress: OwnAddress,
    private readonly provider: Provider,
    private readonly outbox: OutboxAccess,
    private readonly acceptance: Acceptance,
  ) {}

  @Open()
  @Get('sign-in/ways')
  @ApiOkResponse({ standardSchema: WaysAnswer })
  ways(@Req() request: FastifyRequest): WaysAnswer {
    return { openId: this.provider.name, outbox: this.outbox.has(request) };
  }

  /** The same answer for every address; whether a mail goes out is seen there alone. */
  @Open()
  @Post('sign-in/code')
  @HttpCode(202)
  @ApiAcceptedResponse()
  async ask(
    @Body({ schema: AskForCodeBody }) asked: AskForCodeBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const [client, device] = [clientOf(request), this.device.of(request)];
    if (!(await this.signIn.isKnown(device, asked.address)))
      ensurePatience(await this.signIn.secondsToWait('mails', client), reply);
    const browser = this.asking.of(request) ?? newSecret();
    const ownAddress = this.ownAddress.of(request);
    await this.mails.send({ browser, device, client }, asked.address, (made) =>
      codeMail(asked, made, ownAddress),
    );
    this.asking.set(reply, browser);
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
    const known = this.device.of(request);
    const client = await this.signIn.clientOf(known, clientOf(request));
    ensurePatience(await this.signIn.secondsToWait('tries', client), reply);
    const browser = this.asking.of(request) ?? newSecret();
    const device = { ...deviceOf(request.headers['user-agent']), secret: known ?? newSecret() };
    const session =
      'code' in body
        ? await this.signIn.codes.redeem(browser, body.code, device)
        : await this.byLink(body.token, browser, device);
    if (session === null) throw 'code' in body ? codeRefused() : linkRefused();
    const before = this.session.of(request);
    if (before !== null) await this.signIn.sessions.signOut(before);
    this.session.set(reply, session);
    this.device.set(reply, device.secret);
    if (this.asking.of(request) !== null) this.asking.clear(reply);
  }

  /** A link that an operator made names network and person, and the page before its button says so: pushing it accepts. */
  private async byLink(token: string, browser: string, device: SigningDevice): Promise<string | null> {
    const named = await this.signIn.namedBy(token);
    if (named) {
      await this.signIn.ensureOwnAccount(named.networkId, named.personId);
      await this.acceptance.answer(named.networkId, named.personId, true);
    }
    return this.signIn.redeemLink(token, browser, device);
  }

  @Open()
  @Post('sign-out')
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = this.session.of(request);
    if (session) await this.signIn.sessions.signOut(session);
    this.session.clear(reply);
  }
}

const codeRefused = () =>
  new Refusal(
    'code-refused',
    'This code is not right, was used already, or its ten minutes are over. Type it where you asked for it, or ask for a new one.',
    'code',
  );

const linkRefused = () =>
  new GoneException(
    'This link was used already, its ten minutes are over, or another browser asked for it. Ask for a new one.',
  );
