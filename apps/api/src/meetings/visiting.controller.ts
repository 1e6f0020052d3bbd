import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignIn } from '@relais/access';
import { ArriveBody, DeclineFollowUpBody, LookAtVisitBody, VisitAnswer } from '@relais/contracts';
import { Database } from '@relais/database';
import { visitPage } from '@relais/directory';
import { Clock } from '@relais/event-sourcing';
import { Visiting } from '@relais/onboarding';
import { Vault } from '@relais/vault';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../http/caller.decorator';
import { clientOf } from '../http/client';
import { ensureWithinLimit } from '../limits/ensure-within-limit';

/** For strangers with the code of a meeting: its page asks here. Secrets are sent in bodies, never in an address. */
@ApiTags('visiting')
@Controller('api/visiting')
export class VisitingController {
  constructor(
    private readonly visiting: Visiting,
    private readonly signIn: SignIn,
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** The page of the morning. */
  @Open()
  @Post('look')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: VisitAnswer })
  async look(@Body({ schema: LookAtVisitBody }) { secret, pass }: LookAtVisitBody): Promise<VisitAnswer> {
    const { code, time, page } = await this.visiting.open(secret, pass);
    const { networkId, meetingId } = code;
    const { today } = time;
    return this.database.asReader({ networkIds: [networkId], personIds: [] }, async (rows) => ({
      ...(await visitPage(rows, this.vault, this.clock, { networkId, meetingId, today })),
      ...page,
    }));
  }

  /** A visitor leaves their name; the same answer whether the network knows them or not. */
  @Open()
  @Post()
  @HttpCode(204)
  @ApiNoContentResponse()
  async arrive(
    @Body({ schema: ArriveBody }) body: ArriveBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    ensureWithinLimit(await this.signIn.retryAfterSeconds('arrivals', clientOf(request)), reply);
    await this.visiting.arrive(body);
  }

  /** « Ne souhaite pas »: no follow-up, and no contact is kept. */
  @Open()
  @Post('no-follow-up')
  @HttpCode(204)
  @ApiNoContentResponse()
  async declineFollowUp(
    @Body({ schema: DeclineFollowUpBody }) body: DeclineFollowUpBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    ensureWithinLimit(await this.signIn.retryAfterSeconds('arrivals', clientOf(request)), reply);
    await this.visiting.declineFollowUp(body);
  }
}
