import { Body, Controller, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AddressChanges,
  type Caller,
  CodeMails,
  SignIn,
  addressCodeMail,
  ensureFresh,
  newSecret,
} from '@relais/access';
import { AskForCodeBody, ChangeAddressBody, Recorded } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Me } from '../http/caller.decorator';
import { BrowserCookies } from '../http/browser-cookies';
import { clientOf } from '../http/client';
import { ensureWithinLimit } from '../limits/ensure-within-limit';

/** The caller's own address: another one replaces it once the code that was sent there is entered. */
@ApiTags('sign-in')
@ApiBearerAuth()
@Controller('api/me/address')
export class AccountAddressController {
  constructor(
    private readonly signIn: SignIn,
    private readonly changes: AddressChanges,
    private readonly cookies: BrowserCookies,
    private readonly mails: CodeMails,
  ) {}

  /** The same answer for every address. */
  @Post('code')
  @HttpCode(202)
  @ApiAcceptedResponse()
  async ask(
    @Me() me: Caller,
    @Body({ schema: AskForCodeBody }) asked: AskForCodeBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const accountId = accountOf(me);
    ensureFresh(me);
    const client = clientOf(request);
    ensureWithinLimit(await this.signIn.retryAfterSeconds('mails', client), reply);
    const browser = this.cookies.codeRequest.of(request) ?? newSecret();
    const requester = { browser: boundTo(browser, accountId), device: null, client };
    await this.mails.send(requester, asked.address, (made) => addressCodeMail(asked, made));
    this.cookies.codeRequest.set(reply, browser);
  }

  @Put()
  @ApiOkResponse({ standardSchema: Recorded })
  async change(
    @Me() me: Caller,
    @Body({ schema: ChangeAddressBody }) { code, language }: ChangeAddressBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    const accountId = accountOf(me);
    ensureWithinLimit(await this.signIn.retryAfterSeconds('tries', accountId), reply);
    const browser = this.cookies.codeRequest.of(request) ?? newSecret();
    return this.changes.change(me, accountId, { browser: boundTo(browser, accountId), code, language });
  }
}

function accountOf({ accountId }: Caller): string {
  if (accountId === null)
    throw new Refusal('not-allowed', 'A token has no address: sign in with a browser for this.');
  return accountId;
}

/** A code for another address signs nobody in, and is worthless in another account. */
const boundTo = (browser: string, accountId: string): string => `${browser} address ${accountId}`;
