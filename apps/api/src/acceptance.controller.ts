import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Asker } from '@relais/access';
import { AnswerMembershipBody, NetworkId, Recorded } from '@relais/contracts';
import { Acceptance } from './acceptance';
import { Me } from './asker.decorator';
import { Asking, acceptedOrNot } from './asking';
import { CommandId } from './command-id.decorator';

@ApiTags('networks')
@ApiBearerAuth()
@Controller('api/networks/:networkId/acceptance')
export class AcceptanceController {
  constructor(
    private readonly asking: Asking,
    private readonly acceptance: Acceptance,
  ) {}

  /** The person who speaks accepts the network, or declines it; then a membership of theirs ends. */
  @Put()
  @ApiOkResponse({ standardSchema: Recorded })
  answer(
    @Me() me: Asker,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Body({ schema: AnswerMembershipBody }) { accepted }: AnswerMembershipBody,
  ): Promise<Recorded> {
    const { personId } = this.asking.in(acceptedOrNot(me), networkId);
    return this.acceptance.answer(networkId, personId, accepted, commandId);
  }
}
