import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@relais/access';
import { MeetingId, MinuteAnswer, NetworkId, PersonId, ProjectedMinuteAnswer } from '@relais/contracts';
import { MinuteQueries } from '@relais/directory';
import { Me } from '../http/caller.decorator';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api')
export class MinutesController {
  constructor(private readonly queries: MinuteQueries) {}

  /** « Ma minute »: what the caller can tell in the round. */
  @Get('networks/:networkId/minute')
  @ApiOkResponse({ standardSchema: MinuteAnswer })
  mine(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<MinuteAnswer> {
    return this.queries.mine(me, networkId);
  }

  /** For hosts, on the day: what everybody sees of the minute of a person who is there. */
  @Get('meetings/:meetingId/minutes/:personId')
  @ApiOkResponse({ standardSchema: ProjectedMinuteAnswer })
  projected(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
  ): Promise<ProjectedMinuteAnswer> {
    return this.queries.projected(me, meetingId, personId);
  }
}
