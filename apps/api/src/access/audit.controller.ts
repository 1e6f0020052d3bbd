import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@relais/access';
import { AuditAnswer, NetworkId } from '@relais/contracts';
import { AuditJournal } from '@relais/directory';
import { Me } from '../http/caller.decorator';

@ApiTags('networks')
@ApiBearerAuth()
@Controller('api/networks/:networkId/audit')
export class AuditController {
  constructor(private readonly journal: AuditJournal) {}

  @Get()
  @ApiOkResponse({ standardSchema: AuditAnswer })
  entries(
    @Me() caller: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<AuditAnswer> {
    return this.journal.read(caller, networkId);
  }
}
