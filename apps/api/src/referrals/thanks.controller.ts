import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess } from '@relais/access';
import { GiveThanksBody, Recorded, ThanksId } from '@relais/contracts';
import { WithdrawThanks, thanks } from '@relais/referrals';
import { giveThanks } from './commands-of-bodies';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('thanks')
@ApiBearerAuth()
@Controller('api/thanks')
export class ThanksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
  ) {}

  @Put(':thanksId')
  @ApiOkResponse({ standardSchema: Recorded })
  async give(
    @Me() me: Caller,
    @Param('thanksId', { schema: ThanksId }) thanksId: ThanksId,
    @Body({ schema: GiveThanksBody }) body: GiveThanksBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, body.networkId, thanksId);
    await this.access.ensureMayBegin(thanks, thanksId, body.networkId);
    return this.commands.execute(
      giveThanks(body, thanksId, this.access.membershipIn(me, body.networkId).personId, envelope),
    );
  }

  @Put(':thanksId/withdrawal')
  @ApiOkResponse({ standardSchema: Recorded })
  async withdraw(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('thanksId', { schema: ThanksId }) thanksId: ThanksId,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, thanks, thanksId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.commands.execute(new WithdrawThanks({ networkId, thanksId }, envelope));
  }
}
