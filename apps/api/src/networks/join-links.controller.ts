import { Body, Controller, Delete, Get, HttpCode, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess, Joining, type Membership, SignIn } from '@relais/access';
import {
  AdmitBody,
  InviteAnswer,
  JoinLinkAnswer,
  JoinRequestId,
  JoinRequestsAnswer,
  NetworkId,
} from '@relais/contracts';
import { Refusal } from '@relais/event-sourcing';
import { ensureMay } from '@relais/networks';
import { Inviting } from '@relais/onboarding';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';
import { OwnAddress } from '../http/own-address';
import { ensureWithinLimit } from '../limits/ensure-within-limit';

/** The link behind the QR code: hosts show it, organisers make it and decide who comes in by it. */
@ApiTags('networks')
@ApiBearerAuth()
@Controller('api/networks/:networkId')
export class JoinLinksController {
  constructor(
    private readonly access: NetworkAccess,
    private readonly joining: Joining,
    private readonly inviting: Inviting,
    private readonly ownAddress: OwnAddress,
    private readonly signIn: SignIn,
  ) {}

  @Get('join-link')
  @ApiOkResponse({ standardSchema: JoinLinkAnswer })
  async link(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<JoinLinkAnswer> {
    ensureMay(this.access.membershipIn(me, networkId), 'show-join-link');
    const timezone = await this.access.timezone(networkId);
    return this.access.read(me, networkId, async (rows) => ({
      link: await this.joining.linkOf(rows, networkId, timezone),
    }));
  }

  /** Makes it; the one before is worth nothing from then on. */
  @Put('join-link')
  @ApiOkResponse({ standardSchema: JoinLinkAnswer })
  async renew(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<JoinLinkAnswer> {
    await this.joining.renew(networkId, this.inviter(me, networkId).personId);
    return this.link(me, networkId);
  }

  @Delete('join-link')
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<void> {
    await this.joining.revoke(networkId, this.inviter(me, networkId).personId);
  }

  @Get('join-requests')
  @ApiOkResponse({ standardSchema: JoinRequestsAnswer })
  async requests(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<JoinRequestsAnswer> {
    this.inviter(me, networkId);
    const timezone = await this.access.timezone(networkId);
    return this.access.read(me, networkId, async (rows) => ({
      requests: await this.joining.requestsOf(rows, networkId, timezone),
    }));
  }

  /** Invites the person by mail, as if an organiser had entered the address. */
  @Put('join-requests/:requestId/admission')
  @ApiOkResponse({ standardSchema: InviteAnswer })
  async admit(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('requestId', { schema: JoinRequestId }) requestId: JoinRequestId,
    @Body({ schema: AdmitBody }) { asMember, holdLookAlikes }: AdmitBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InviteAnswer> {
    const envelope = await this.access.envelope(me, networkId, commandId);
    const { requests } = await this.requests(me, networkId);
    const asked = requests.find((one) => one.requestId === requestId);
    if (!asked) throw nobody();
    ensureWithinLimit(await this.signIn.retryAfterSeconds('invitations', networkId), reply);
    const told = {
      asMembers: asMember,
      holdLookAlikes,
      ownAddress: this.ownAddress.resolve(request),
      hasAsked: true,
    };
    const invited = await this.inviting.invite(me, envelope, [asked], told);
    if (invited.held.length === 0) await this.joining.drop(networkId, requestId);
    return invited;
  }

  @Delete('join-requests/:requestId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async drop(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Param('requestId', { schema: JoinRequestId }) requestId: JoinRequestId,
  ): Promise<void> {
    this.inviter(me, networkId);
    if (!(await this.joining.drop(networkId, requestId))) throw nobody();
  }

  private inviter(caller: Caller, networkId: NetworkId): Membership {
    const me = this.access.membershipIn(caller, networkId);
    ensureMay(me, 'invite');
    return me;
  }
}

const nobody = () => new Refusal('not-found', 'There is no request with this id any more.', 'requestId');
