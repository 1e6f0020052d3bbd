import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess } from '@relais/access';
import { EndSeriesBody, PutSeriesBody, Recorded, SeriesId } from '@relais/contracts';
import { EndSeries, putSeries, series } from '@relais/meetings';
import { Vault } from '@relais/vault';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/series/:seriesId')
export class SeriesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
  ) {}

  /** Plans a series, or changes it from a day on; its meetings are created for the next 26 weeks. */
  @Put()
  @ApiOkResponse({ standardSchema: Recorded })
  async put(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('seriesId', { schema: SeriesId }) seriesId: SeriesId,
    @Body({ schema: PutSeriesBody }) body: PutSeriesBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, body.networkId, commandId);
    await this.access.ensureMayBegin(series, seriesId, body.networkId);
    return this.commands.execute(putSeries(body, seriesId, envelope, this.vault));
  }

  /** Its meetings from that day on are cancelled, except those that were changed by hand. */
  @Put('ending')
  @ApiOkResponse({ standardSchema: Recorded })
  async end(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('seriesId', { schema: SeriesId }) seriesId: SeriesId,
    @Body({ schema: EndSeriesBody }) { on }: EndSeriesBody,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, series, seriesId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.commands.execute(new EndSeries({ networkId, seriesId, on }, envelope));
  }
}
