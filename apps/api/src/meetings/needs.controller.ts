import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess } from '@relais/access';
import { NeedId, Recorded, StateNeedBody } from '@relais/contracts';
import { StateNeed, WithdrawNeed, need } from '@relais/meetings';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('needs')
@ApiBearerAuth()
@Controller('api/needs')
export class NeedsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
  ) {}

  /** What the caller seeks, until the end of a day. */
  @Put(':needId')
  @ApiOkResponse({ standardSchema: Recorded })
  async state(
    @Me() me: Caller,
    @Param('needId', { schema: NeedId }) needId: NeedId,
    @Body({ schema: StateNeedBody }) { networkId, text, until }: StateNeedBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, networkId, needId);
    await this.access.ensureMayBegin(need, needId, networkId);
    const { personId } = this.access.membershipIn(me, networkId);
    return this.commands.execute(
      new StateNeed({ networkId, needId, personId, until, ref: null }, envelope, { text }),
    );
  }

  @Put(':needId/withdrawal')
  @ApiOkResponse({ standardSchema: Recorded })
  async withdraw(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('needId', { schema: NeedId }) needId: NeedId,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, need, needId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.commands.execute(new WithdrawNeed({ networkId, needId }, envelope));
  }
}
