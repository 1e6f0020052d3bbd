import { Body, Controller, Get, Param, Put, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AddressCorrections, type Asker, Asking, SignIn, acceptedOrNot } from '@relais/access';
import {
  DescribePersonBody,
  ErasuresAnswer,
  NetworkId,
  PersonId,
  Recorded,
  ReferralId,
} from '@relais/contracts';
import { personOf } from '@relais/event-sourcing';
import { EraseContact, ErasePerson } from '@relais/people';
import { EraseProspect, referral } from '@relais/referrals';
import { erasuresShownTo } from '@relais/retention';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describePerson } from './commands-of-bodies';
import { Me } from '../http/asker.decorator';
import { CommandId } from '../http/command-id.decorator';
import { OwnAddress } from '../http/own-address';
import { ensurePatience } from '../limits/ensure-patience';

/** What is known of people: corrected, erased, and what was erased. */
@ApiTags('privacy')
@ApiBearerAuth()
@Controller('api')
export class PrivacyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly asking: Asking,
    private readonly corrections: AddressCorrections,
    private readonly signIn: SignIn,
    private readonly ownAddress: OwnAddress,
  ) {}

  @Put('networks/:networkId/people/:personId/description')
  @ApiOkResponse({ standardSchema: Recorded })
  async describe(
    @Me() me: Asker,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Body({ schema: DescribePersonBody }) body: DescribePersonBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Recorded> {
    const envelope = await this.asking.envelope(me, networkId, commandId);
    const region = await this.asking.phoneRegion(networkId);
    const command = describePerson(body, personId, envelope, region);
    if (body.email === undefined || personOf(envelope.principal) === personId)
      return this.commands.execute(command);
    this.corrections.ensureMayCorrect(me, command);
    ensurePatience(await this.signIn.secondsToWait('invitations', networkId), reply);
    return this.corrections.correct(me, command, this.ownAddress.of(request));
  }

  @Put('networks/:networkId/people/:personId/erasure')
  @ApiOkResponse({ standardSchema: Recorded })
  async erase(
    @Me() me: Asker,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
  ): Promise<Recorded> {
    const envelope = await this.asking.envelope(eraserOf(me, personId), networkId, commandId);
    return this.commands.execute(new ErasePerson({ networkId, personId }, envelope));
  }

  @Put('networks/:networkId/people/:personId/contact-erasure')
  @ApiOkResponse({ standardSchema: Recorded })
  async eraseContact(
    @Me() me: Asker,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
  ): Promise<Recorded> {
    const envelope = await this.asking.envelope(eraserOf(me, personId), networkId, commandId);
    return this.commands.execute(new EraseContact({ networkId, personId }, envelope));
  }

  @Put('referrals/:referralId/prospect-erasure')
  @ApiOkResponse({ standardSchema: Recorded })
  async eraseProspect(
    @Me() me: Asker,
    @CommandId() commandId: string | undefined,
    @Param('referralId', { schema: ReferralId }) referralId: ReferralId,
  ): Promise<Recorded> {
    const networkId = await this.asking.networkOf(me, referral, referralId);
    const envelope = await this.asking.envelope(me, networkId, commandId);
    return this.commands.execute(new EraseProspect({ networkId, referralId }, envelope));
  }

  @Get('networks/:networkId/erasures')
  @ApiOkResponse({ standardSchema: ErasuresAnswer })
  erasures(
    @Me() me: Asker,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<ErasuresAnswer> {
    return this.asking.read(me, networkId, (rows, asker) => erasuresShownTo(asker, rows));
  }
}

/** Everybody erases themselves, whether they accepted the network or not. */
const eraserOf = (me: Asker, personId: PersonId): Asker =>
  me.memberships.some((own) => own.personId === personId) ? acceptedOrNot(me) : me;
