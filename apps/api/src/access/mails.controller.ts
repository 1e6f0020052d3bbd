import { Body, Controller, Get, HttpCode, Param, Post, Put, Redirect } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, MailPreferences, SignIn } from '@relais/access';
import { ChooseMailsBody, MyMailsAnswer } from '@relais/contracts';
import { Clock, NothingHere, Refusal } from '@relais/event-sourcing';
import { Me, Open } from '../http/caller.decorator';
import { Sending } from '../operation/mails';

/** Which mails the caller gets. */
@ApiTags('mails')
@ApiBearerAuth()
@Controller('api')
export class MailsController {
  constructor(
    private readonly preferences: MailPreferences,
    private readonly signIn: SignIn,
    private readonly clock: Clock,
    private readonly sending: Sending,
  ) {}

  @Get('me/mails')
  @ApiOkResponse({ standardSchema: MyMailsAnswer })
  async current(@Me() me: Caller): Promise<MyMailsAnswer> {
    const accountId = accountOf(me);
    const { choice } = await this.preferences.of(accountId);
    return { choice, address: await this.signIn.addressOf(accountId), areSent: this.sending.isOn };
  }

  @Put('me/mails')
  @HttpCode(204)
  @ApiNoContentResponse()
  async choose(@Me() me: Caller, @Body({ schema: ChooseMailsBody }) body: ChooseMailsBody): Promise<void> {
    await this.preferences.choose(accountOf(me), body, this.clock.now().toISOString());
  }

  /** Opens the page that asks: mail programs and scanners fetch links by themselves. */
  @Open()
  @Get('unsubscribe/:secret')
  @Redirect()
  ask(@Param('secret') secret: string): { url: string; statusCode: number } {
    return { url: `/unsubscribe#${encodeURIComponent(secret)}`, statusCode: 303 };
  }

  /** Unsubscribes by the secret of a mail, however often: from our page, or by the one click of a mail program (RFC 8058). */
  @Open({ ignoresForm: true })
  @Post('unsubscribe/:secret')
  @HttpCode(204)
  @ApiNoContentResponse()
  async unsubscribe(@Param('secret') secret: string): Promise<void> {
    if (!(await this.preferences.unsubscribe(secret))) throw new NothingHere();
  }
}

function accountOf({ accountId }: Caller): string {
  if (accountId === null)
    throw new Refusal('not-allowed', 'A token gets no mails: sign in with a browser for this.');
  return accountId;
}
