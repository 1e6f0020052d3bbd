import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@relais/access';
import {
  DecisionsAnswer,
  MeetingsAnswer,
  MeetingsQuery,
  NetworkId,
  SeriesAnswer,
  VisitorsAnswer,
} from '@relais/contracts';
import { MeetingQueries, OpenDecisions } from '@relais/directory';
import { Me } from '../http/caller.decorator';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/networks/:networkId')
export class MeetingsOfNetworkController {
  constructor(
    private readonly queries: MeetingQueries,
    private readonly openDecisions: OpenDecisions,
  ) {}

  /** From one day to another, at most 366 days. */
  @Get('meetings')
  @ApiQuery({ name: 'from' })
  @ApiQuery({ name: 'to' })
  @ApiOkResponse({ standardSchema: MeetingsAnswer })
  meetings(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @Query({ schema: MeetingsQuery }) between: MeetingsQuery,
  ): Promise<MeetingsAnswer> {
    return this.queries.meetings(me, networkId, between);
  }

  /** Series of meetings, as they were planned last. */
  @Get('series')
  @ApiOkResponse({ standardSchema: SeriesAnswer })
  series(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<SeriesAnswer> {
    return this.queries.series(me, networkId);
  }

  /** Meetings on public holidays, and those that no longer fit their series: hosts and organisers keep or cancel them. */
  @Get('decisions')
  @ApiOkResponse({ standardSchema: DecisionsAnswer })
  decisions(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<DecisionsAnswer> {
    return this.openDecisions.list(me, networkId);
  }

  /** Offered when a visitor comes back: hosts and organisers. */
  @Get('visitors')
  @ApiOkResponse({ standardSchema: VisitorsAnswer })
  visitors(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
  ): Promise<VisitorsAnswer> {
    return this.queries.visitors(me, networkId);
  }
}
