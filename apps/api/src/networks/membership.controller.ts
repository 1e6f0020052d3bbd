import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess, ensureFresh } from '@relais/access';
import {
  CorrectMembershipBody,
  EndMembershipBody,
  NetworkId,
  PersonId,
  PutRoleBody,
  Recorded,
} from '@relais/contracts';
import { type Envelope, Refusal } from '@relais/event-sourcing';
import { CorrectMembership, EndMembership, GrantRole, Participants, ensureMay } from '@relais/networks';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

/** Memberships and roles in a network, for its organisers. */
@ApiTags('networks')
@ApiBearerAuth()
@Controller('api/networks/:networkId')
export class MembershipController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly participants: Participants,
  ) {}

  @Put('people/:personId/role')
  @ApiOkResponse({ standardSchema: Recorded })
  async grant(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Body({ schema: PutRoleBody }) { role }: PutRoleBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, networkId, commandId);
    ensureMay(envelope.principal, 'grant-role');
    await this.ensureHere(envelope, personId);
    ensureFresh(me);
    return this.commands.execute(new GrantRole({ networkId, personId, role }, envelope));
  }

  /** Ends the membership of today; by default today is the first day without it. */
  @Put('people/:personId/leaving')
  @ApiOkResponse({ standardSchema: Recorded })
  async end(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Body({ schema: EndMembershipBody }) { leftOn, because }: EndMembershipBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, networkId, commandId);
    ensureMay(envelope.principal, 'admit-member');
    await this.ensureHere(envelope, personId);
    const data = { networkId, personId, leftOn: leftOn ?? envelope.today, because };
    return this.commands.execute(new EndMembership(data, envelope));
  }

  @Put('people/:personId/membership')
  @ApiOkResponse({ standardSchema: Recorded })
  async correct(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Body({ schema: CorrectMembershipBody }) body: CorrectMembershipBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, networkId, commandId);
    ensureMay(envelope.principal, 'admit-member');
    await this.ensureHere(envelope, personId);
    return this.commands.execute(
      new CorrectMembership(
        { networkId, personId, ...body, because: body.because ?? null, reason: 'mistake' },
        envelope,
      ),
    );
  }

  private async ensureHere({ networkId }: Envelope, personId: PersonId): Promise<void> {
    if (await this.participants.isKnown(networkId as NetworkId, personId)) return;
    throw new Refusal('not-found', 'The network does not know this person.', 'personId');
  }
}
