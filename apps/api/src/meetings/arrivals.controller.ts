import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess, Visits } from '@relais/access';
import {
  AdmitArrivalBody,
  ArrivalId,
  ArrivalsAnswer,
  EmptyBody,
  MeetingId,
  Recorded,
  VisitorCodeAnswer,
} from '@relais/contracts';
import { MeetingRow, meeting, onTheDay } from '@relais/meetings';
import { ensureMay } from '@relais/networks';
import { AdmittingArrivals, ArrivalList } from '@relais/onboarding';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';

/** For hosts: the code of a meeting for its visitors, and those who left their name by it. */
@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/meetings/:meetingId')
export class ArrivalsController {
  constructor(
    private readonly access: NetworkAccess,
    private readonly visits: Visits,
    private readonly list: ArrivalList,
    private readonly admitting: AdmittingArrivals,
  ) {}

  @Get('visitor-code')
  @ApiOkResponse({ standardSchema: VisitorCodeAnswer })
  async code(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
  ): Promise<VisitorCodeAnswer> {
    const networkId = await this.networkOfHost(me, meetingId);
    const timezone = await this.access.timezone(networkId);
    return this.access.read(me, networkId, async (rows) => {
      const [found] = await rows.find(MeetingRow, { where: { meetingId } });
      const secret = await this.visits.secretFor(rows, meetingId);
      return { code: found && secret !== null ? { secret, ...onTheDay(found, timezone) } : null };
    });
  }

  /** Makes it, where there is none or it was stopped. */
  @Put('visitor-code')
  @ApiOkResponse({ standardSchema: VisitorCodeAnswer })
  async make(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Body({ schema: EmptyBody }) _: EmptyBody,
  ): Promise<VisitorCodeAnswer> {
    await this.visits.makeCode(await this.networkOfHost(me, meetingId), meetingId);
    return this.code(me, meetingId);
  }

  /** Stops it: nobody opens the page or leaves a name by it any more. */
  @Delete('visitor-code')
  @HttpCode(204)
  @ApiNoContentResponse()
  async stop(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
  ): Promise<void> {
    await this.visits.stopCode(await this.networkOfHost(me, meetingId), meetingId);
  }

  @Get('arrivals')
  @ApiOkResponse({ standardSchema: ArrivalsAnswer })
  arrivals(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
  ): Promise<ArrivalsAnswer> {
    return this.list.read(me, meetingId);
  }

  /** The visitor is there: a new person, or one that the network knows. */
  @Put('arrivals/:arrivalId')
  @ApiOkResponse({ standardSchema: Recorded })
  async admit(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Param('arrivalId', { schema: ArrivalId }) arrivalId: ArrivalId,
    @Body({ schema: AdmitArrivalBody }) body: AdmitArrivalBody,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, meeting, meetingId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.admitting.admit({ meetingId, arrivalId, envelope, body });
  }

  /** Forgets all who wait for a decision. */
  @Delete('arrivals')
  @HttpCode(204)
  @ApiNoContentResponse()
  async dropAll(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
  ): Promise<void> {
    await this.list.drop(me, meetingId, null);
  }

  @Delete('arrivals/:arrivalId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async drop(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Param('arrivalId', { schema: ArrivalId }) arrivalId: ArrivalId,
  ): Promise<void> {
    await this.list.drop(me, meetingId, arrivalId);
  }

  private async networkOfHost(me: Caller, meetingId: MeetingId) {
    const networkId = await this.access.networkOf(me, meeting, meetingId);
    ensureMay(this.access.membershipIn(me, networkId), 'show-join-link', { path: 'meetingId' });
    return networkId;
  }
}
