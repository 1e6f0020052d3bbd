import { Body, Controller, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Asker, SignIn, newSecret } from '@relais/access';
import { AskForCodeBody, ChangeAddressBody, Recorded } from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AddressChanges } from './address-changes';
import { addressCodeMail } from './address-mails';
import { Me } from './asker.decorator';
import { AskingCookie } from './browser-cookies';
import { clientOf } from './client';
import { CodeMails } from './code-mails';
import { ensureFresh } from './ensure-fresh';
import { ensurePatience } from './ensure-patience';

/** One's own address, by which one signs in: another one takes its place once a code that went there was entered. */
@ApiTags('sign-in')
@ApiBearerAuth()
@Controller('api/me/address')
export class AccountAddressController {
  constructor(
    private readonly signIn: SignIn,
    private readonly changes: AddressChanges,
    private readonly asking: AskingCookie,
    private readonly mails: CodeMails,
  ) {}

  /** The same answer for every address. */
  @Post('code')
  @HttpCode(202)
  @ApiAcceptedResponse()
  async ask(
    @Me() me: Asker,
    @Body({ schema: AskForCodeBody }) asked: AskForCodeBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const accountId = accountOf(me);
    ensureFresh(me);
    const client = clientOf(request);
    ensurePatience(await this.signIn.secondsToWait('mails', client), reply);
    const browser = this.asking.of(request) ?? newSecret();
    const asking = { browser: boundTo(browser, accountId), device: null, client };
    await this.mails.send(asking, asked.address, (made) => addressCodeMail(asked, made));
    this.asking.set(reply, browser);
  }

  @Put()
  @ApiOkResponse({ standardSchema: Recorded })
  async change(
    @Me() me: Asker,
    @Body({ schema: ChangeAddressBody }) { code, language }: ChangeAddressBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    const accountId = accountOf(me);
    ensurePatience(await this.signIn.secondsToWait('tries', accountId), reply);
    const browser = this.asking.of(request) ?? newSecret();
    return this.changes.change(me, accountId, { browser: boundTo(browser, accountId), code, language });
  }
}

function accountOf({ accountId }: Asker): string {
  if (accountId === null)
    throw new Refusal('not-allowed', 'A token has no address: sign in with a browser for this.');
  return accountId;
}

/** A code for another address signs nobody in, and is worth nothing in another account. */
const boundTo = (browser: string, accountId: string): string => `${browser} address ${accountId}`;
