import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess } from '@relais/access';
import {
  AcknowledgementBody,
  AgreementBody,
  OutcomeBody,
  PassReferralBody,
  Recorded,
  ReferralAnswer,
  ReferralId,
  WithdrawalBody,
} from '@relais/contracts';
import { ReferralHistory } from '@relais/directory';
import { AcknowledgeReferral, WithdrawReferral, referral } from '@relais/referrals';
import { passReferral, recordAgreement, reportOutcome } from './commands-of-bodies';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

@ApiTags('referrals')
@ApiBearerAuth()
@Controller('api/referrals')
export class ReferralsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly history: ReferralHistory,
  ) {}

  @Put(':referralId')
  @ApiOkResponse({ standardSchema: Recorded })
  async pass(
    @Me() me: Caller,
    @Param('referralId', { schema: ReferralId }) referralId: ReferralId,
    @Body({ schema: PassReferralBody }) body: PassReferralBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, body.networkId, referralId);
    await this.access.ensureMayBegin(referral, referralId, body.networkId);
    const region = await this.access.phoneRegion(body.networkId);
    return this.commands.execute(
      passReferral(body, referralId, this.access.membershipIn(me, body.networkId).personId, envelope, region),
    );
  }

  @Put(':referralId/agreement')
  @ApiOkResponse({ standardSchema: Recorded })
  async agree(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('referralId', { schema: ReferralId }) referralId: ReferralId,
    @Body({ schema: AgreementBody }) body: AgreementBody,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, referral, referralId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    const region = await this.access.phoneRegion(networkId);
    return this.commands.execute(recordAgreement(body, referralId, envelope, region));
  }

  @Put(':referralId/acknowledgement')
  @ApiOkResponse({ standardSchema: Recorded })
  async acknowledge(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('referralId', { schema: ReferralId }) referralId: ReferralId,
    @Body({ schema: AcknowledgementBody }) { on }: AcknowledgementBody,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, referral, referralId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.commands.execute(
      new AcknowledgeReferral({ referralId, networkId, on: on ?? envelope.today }, envelope),
    );
  }

  @Put(':referralId/outcome')
  @ApiOkResponse({ standardSchema: Recorded })
  async report(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('referralId', { schema: ReferralId }) referralId: ReferralId,
    @Body({ schema: OutcomeBody }) body: OutcomeBody,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, referral, referralId);
    return this.commands.execute(
      reportOutcome(body, referralId, await this.access.envelope(me, networkId, commandId)),
    );
  }

  @Put(':referralId/withdrawal')
  @ApiOkResponse({ standardSchema: Recorded })
  async withdraw(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('referralId', { schema: ReferralId }) referralId: ReferralId,
    @Body({ schema: WithdrawalBody }) { reason }: WithdrawalBody,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, referral, referralId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    const reasoned = Boolean(reason);
    const personal: Record<string, string> = reason ? { withdrawalReason: reason } : {};
    return this.commands.execute(
      new WithdrawReferral({ referralId, networkId, reasoned }, envelope, personal),
    );
  }

  @Get(':referralId')
  @ApiOkResponse({ standardSchema: ReferralAnswer })
  read(
    @Me() me: Caller,
    @Param('referralId', { schema: ReferralId }) referralId: ReferralId,
  ): Promise<ReferralAnswer> {
    return this.history.read(me, referralId);
  }
}
