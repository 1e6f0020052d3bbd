import { Body, Controller, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess, SignIn } from '@relais/access';
import { InviteAnswer, InviteBody, NetworkId } from '@relais/contracts';
import { ensureMay } from '@relais/networks';
import { Inviting, guestsIn } from '@relais/onboarding';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';
import { InvalidInput } from '../http/invalid-input';
import { LongBody } from '../http/json-body';
import { OwnAddress } from '../http/own-address';
import { ensureWithinLimit } from '../limits/ensure-within-limit';

/** Invitations by mail, by the organisers of a network. */
@ApiTags('networks')
@ApiBearerAuth()
@Controller('api/networks/:networkId/invitations')
export class InvitationsController {
  constructor(
    private readonly access: NetworkAccess,
    private readonly inviting: Inviting,
    private readonly ownAddress: OwnAddress,
    private readonly signIn: SignIn,
  ) {}

  @Put()
  @LongBody(96 * 1024)
  @ApiOkResponse({ standardSchema: InviteAnswer })
  async invite(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Body({ schema: InviteBody }) body: InviteBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InviteAnswer> {
    const envelope = await this.access.envelope(me, networkId, commandId);
    ensureMay(envelope.principal, 'invite');
    const { guests, faults } = guestsIn(body.people);
    if (faults.length > 0) throw new InvalidInput(faults);
    ensureWithinLimit(await this.signIn.retryAfterSeconds('invitations', networkId, guests.length), reply);
    const { asMembers, holdLookAlikes } = body;
    const told = { asMembers, holdLookAlikes, ownAddress: this.ownAddress.resolve(request), hasAsked: false };
    return this.inviting.invite(me, envelope, guests, told);
  }
}
