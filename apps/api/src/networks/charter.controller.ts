import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess } from '@relais/access';
import { AdoptCharterBody, CharterAnswer, type CharterChanges, NetworkId, Recorded } from '@relais/contracts';
import { CharterHistory } from '@relais/directory';
import { AdoptCharter } from '@relais/networks';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('networks')
@ApiBearerAuth()
@Controller('api/networks/:networkId/charter')
export class CharterController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly history: CharterHistory,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: CharterAnswer })
  read(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<CharterAnswer> {
    return this.history.read(me, networkId);
  }

  /** Rules that are left out stay as they are. */
  @Put()
  @ApiOkResponse({ standardSchema: Recorded })
  async adopt(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Body({ schema: AdoptCharterBody }) { from, charter }: AdoptCharterBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, networkId, commandId);
    // JSON has no undefined.
    const changes = charter as CharterChanges;
    return this.commands.execute(new AdoptCharter({ networkId, from, changes }, envelope));
  }
}
