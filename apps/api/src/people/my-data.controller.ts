import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, MailPreferences, SignIn } from '@relais/access';
import { MyDataAnswer } from '@relais/contracts';
import { MyData } from '@relais/directory';
import { Clock } from '@relais/event-sourcing';
import { sessionsAnswer, signInsAnswer } from '../access/sessions-answers';
import { Me } from '../http/caller.decorator';

/** Everything that is kept of the caller, and of nobody else. */
@ApiTags('privacy')
@ApiBearerAuth()
@Controller('api')
export class MyDataController {
  constructor(
    private readonly myData: MyData,
    private readonly signIn: SignIn,
    private readonly mails: MailPreferences,
    private readonly clock: Clock,
  ) {}

  @Get('me/data')
  @ApiOkResponse({ standardSchema: MyDataAnswer })
  async everything(@Me() me: Caller): Promise<MyDataAnswer> {
    const account = me.accountId === null ? null : await this.account(me.accountId, me.key);
    return { madeAt: this.clock.now().toISOString(), account, networks: await this.myData.read(me) };
  }

  private async account(accountId: string, key: string): Promise<NonNullable<MyDataAnswer['account']>> {
    const { sessions } = sessionsAnswer(await this.signIn.sessions.list(accountId, key));
    const { signIns } = signInsAnswer(await this.signIn.sessions.signIns(accountId));
    const mails = await this.mails.of(accountId);
    return { address: await this.signIn.addressOf(accountId), devices: sessions, signIns, mails };
  }
}
