import { Body, Controller, Get, Param, Put, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AddressCorrections, type Caller, NetworkAccess, SignIn, acceptedOrNot } from '@relais/access';
import {
  DescribePersonBody,
  ErasuresAnswer,
  NetworkId,
  PersonId,
  Recorded,
  ReferralId,
} from '@relais/contracts';
import { personOf } from '@relais/event-sourcing';
import { DeclineFollowUp, EraseContact, ErasePerson } from '@relais/people';
import { EraseProspect, referral } from '@relais/referrals';
import { erasuresShownTo } from '@relais/retention';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describePerson } from './commands-of-bodies';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';
import { OwnAddress } from '../http/own-address';
import { ensureWithinLimit } from '../limits/ensure-within-limit';

/** What is known of people: corrected, erased, and what was erased. */
@ApiTags('privacy')
@ApiBearerAuth()
@Controller('api')
export class PrivacyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly corrections: AddressCorrections,
    private readonly signIn: SignIn,
    private readonly ownAddress: OwnAddress,
  ) {}

  @Put('networks/:networkId/people/:personId/description')
  @ApiOkResponse({ standardSchema: Recorded })
  async describe(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Body({ schema: DescribePersonBody }) body: DescribePersonBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, networkId, commandId);
    const region = await this.access.phoneRegion(networkId);
    const command = describePerson(body, personId, envelope, region);
    if (body.email === undefined || personOf(envelope.principal) === personId)
      return this.commands.execute(command);
    this.corrections.ensureMayCorrect(me, command);
    ensureWithinLimit(await this.signIn.retryAfterSeconds('invitations', networkId), reply);
    return this.corrections.correct(me, command, this.ownAddress.resolve(request));
  }

  /** « Ne souhaite pas »: a visitor is not followed up, and their e-mail and telephone are erased. */
  @Put('networks/:networkId/people/:personId/no-follow-up')
  @ApiOkResponse({ standardSchema: Recorded })
  async declineFollowUp(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(eraserOf(me, personId), networkId, commandId);
    return this.commands.execute(new DeclineFollowUp({ networkId, personId }, envelope));
  }

  @Put('networks/:networkId/people/:personId/erasure')
  @ApiOkResponse({ standardSchema: Recorded })
  async erase(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(eraserOf(me, personId), networkId, commandId);
    return this.commands.execute(new ErasePerson({ networkId, personId }, envelope));
  }

  @Put('networks/:networkId/people/:personId/contact-erasure')
  @ApiOkResponse({ standardSchema: Recorded })
  async eraseContact(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(eraserOf(me, personId), networkId, commandId);
    return this.commands.execute(new EraseContact({ networkId, personId }, envelope));
  }

  @Put('referrals/:referralId/prospect-erasure')
  @ApiOkResponse({ standardSchema: Recorded })
  async eraseProspect(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('referralId', { schema: ReferralId }) referralId: ReferralId,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, referral, referralId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.commands.execute(new EraseProspect({ networkId, referralId }, envelope));
  }

  @Get('networks/:networkId/erasures')
  @ApiOkResponse({ standardSchema: ErasuresAnswer })
  erasures(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<ErasuresAnswer> {
    return this.access.read(me, networkId, (rows, caller) => erasuresShownTo(caller, rows));
  }
}

/** People can erase themselves, whether they accepted the network or not. */
const eraserOf = (me: Caller, personId: PersonId): Caller =>
  me.memberships.some((own) => own.personId === personId) ? acceptedOrNot(me) : me;
