import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Asker, Asking } from '@relais/access';
import { HoldOneToOneBody, OneToOneId, Recorded } from '@relais/contracts';
import { WithdrawOneToOne, oneToOne } from '@relais/meetings';
import { holdOneToOne } from './commands-of-bodies';
import { Me } from '../http/asker.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('one-to-ones')
@ApiBearerAuth()
@Controller('api/one-to-ones')
export class OneToOnesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly asking: Asking,
  ) {}

  @Put(':oneToOneId')
  @ApiOkResponse({ standardSchema: Recorded })
  async hold(
    @Me() me: Asker,
    @Param('oneToOneId', { schema: OneToOneId }) oneToOneId: OneToOneId,
    @Body({ schema: HoldOneToOneBody }) body: HoldOneToOneBody,
  ): Promise<Recorded> {
    const envelope = await this.asking.envelope(me, body.networkId, oneToOneId);
    return this.commands.execute(
      holdOneToOne(body, oneToOneId, this.asking.in(me, body.networkId).personId, envelope),
    );
  }

  @Put(':oneToOneId/withdrawal')
  @ApiOkResponse({ standardSchema: Recorded })
  async withdraw(
    @Me() me: Asker,
    @CommandId() commandId: string | undefined,
    @Param('oneToOneId', { schema: OneToOneId }) oneToOneId: OneToOneId,
  ): Promise<Recorded> {
    const networkId = await this.asking.networkOf(me, oneToOne, oneToOneId);
    const envelope = await this.asking.envelope(me, networkId, commandId);
    return this.commands.execute(new WithdrawOneToOne({ networkId, oneToOneId }, envelope));
  }
}
