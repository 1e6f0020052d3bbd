import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess, acceptedOrNot } from '@relais/access';
import { AnswerMembershipBody, NetworkId, Recorded } from '@relais/contracts';
import { MembershipAnswers } from '@relais/networks';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('networks')
@ApiBearerAuth()
@Controller('api/networks/:networkId/acceptance')
export class AcceptanceController {
  constructor(
    private readonly access: NetworkAccess,
    private readonly answers: MembershipAnswers,
  ) {}

  /** The person who speaks accepts the network, or declines it; then a membership of theirs ends. */
  @Put()
  @ApiOkResponse({ standardSchema: Recorded })
  answer(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Body({ schema: AnswerMembershipBody }) { accepted }: AnswerMembershipBody,
  ): Promise<Recorded> {
    const { personId } = this.access.membershipIn(acceptedOrNot(me), networkId);
    return this.answers.answer(networkId, personId, accepted, commandId);
  }
}
