import { Controller, Get, Header, Param, Query, StreamableFile, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Caller, type Membership, NetworkAccess } from '@relais/access';
import { ChangeMessage, ChangesQuery, NetworkId } from '@relais/contracts';
import { ChangeStreams } from '@relais/live';
import { Me } from '../http/caller.decorator';
import { LastEventId } from './last-event-id.decorator';

/** Proxies pass each message on at once, as it is, and the connection ends with the stream. */
const EventStream = (): MethodDecorator =>
  applyDecorators(
    Header('content-type', 'text/event-stream; charset=utf-8'),
    Header('cache-control', 'no-store, no-transform'),
    Header('x-accel-buffering', 'no'),
    Header('connection', 'close'),
    ApiProduces('text/event-stream'),
    ApiHeader({ name: 'Last-Event-ID', required: false }),
    ApiOkResponse({ standardSchema: ChangeMessage }),
  );

/** Streams of server-sent events: that something changed which the caller may read, never what. */
@ApiTags('changes')
@ApiBearerAuth()
@Controller('api')
export class ChangesController {
  constructor(
    private readonly access: NetworkAccess,
    private readonly streams: ChangeStreams,
  ) {}

  /** Over all networks that the caller has accepted, as all their persons. */
  @Get('me/events')
  @EventStream()
  ofAll(
    @Me() me: Caller,
    @LastEventId() after: number | null,
    @Query({ schema: ChangesQuery }) query: ChangesQuery,
  ): Promise<StreamableFile> {
    return this.open(
      me,
      me.memberships.filter(({ acceptance }) => acceptance === 'accepted'),
      after,
      query,
    );
  }

  @Get('networks/:networkId/events')
  @EventStream()
  ofNetwork(
    @Me() me: Caller,
    @Param('networkId', { schema: NetworkId }) networkId: NetworkId,
    @LastEventId() after: number | null,
    @Query({ schema: ChangesQuery }) query: ChangesQuery,
  ): Promise<StreamableFile> {
    const speaker = this.access.membershipIn({ ...me, chosenId: query.person ?? me.chosenId }, networkId);
    return this.open(me, [speaker], after, query);
  }

  private async open(
    me: Caller,
    readers: readonly Membership[],
    after: number | null,
    { stream }: ChangesQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.streams.open(me, readers, { after, id: stream ?? null }));
  }
}
