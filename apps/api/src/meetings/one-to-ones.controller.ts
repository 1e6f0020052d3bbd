import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess } from '@relais/access';
import { HoldOneToOneBody, NetworkId, OneToOneId, OneToOnesAnswer, Recorded } from '@relais/contracts';
import { OneToOneQueries } from '@relais/directory';
import { WithdrawOneToOne, oneToOne } from '@relais/meetings';
import { holdOneToOne } from './commands-of-bodies';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('one-to-ones')
@ApiBearerAuth()
@Controller('api')
export class OneToOnesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly queries: OneToOneQueries,
  ) {}

  /** Those of the caller. */
  @Get('networks/:networkId/one-to-ones')
  @ApiOkResponse({ standardSchema: OneToOnesAnswer })
  mine(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<OneToOnesAnswer> {
    return this.queries.mine(me, networkId);
  }

  @Put('one-to-ones/:oneToOneId')
  @ApiOkResponse({ standardSchema: Recorded })
  async hold(
    @Me() me: Caller,
    @Param('oneToOneId', { schema: OneToOneId }) oneToOneId: OneToOneId,
    @Body({ schema: HoldOneToOneBody }) body: HoldOneToOneBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, body.networkId, oneToOneId);
    await this.access.ensureMayBegin(oneToOne, oneToOneId, body.networkId);
    return this.commands.execute(
      holdOneToOne(body, oneToOneId, this.access.membershipIn(me, body.networkId).personId, envelope),
    );
  }

  @Put('one-to-ones/:oneToOneId/withdrawal')
  @ApiOkResponse({ standardSchema: Recorded })
  async withdraw(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('oneToOneId', { schema: OneToOneId }) oneToOneId: OneToOneId,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, oneToOne, oneToOneId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.commands.execute(new WithdrawOneToOne({ networkId, oneToOneId }, envelope));
  }
}
