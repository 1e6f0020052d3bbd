import { Body, Controller, Delete, Get, Header, HttpCode, Param, Put, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CalendarAddresses, type Caller } from '@relais/access';
import { EmptyBody, MadeCalendarAnswer, MeetingId, MyCalendarAnswer } from '@relais/contracts';
import { MyCalendar } from '@relais/directory';
import { NothingHere } from '@relais/event-sourcing';
import type { FastifyRequest } from 'fastify';
import { Me, Open } from '../http/caller.decorator';
import { OwnAddress } from '../http/own-address';

const iCalendar = 'text/calendar; charset=utf-8';

/** Meetings for calendar programs. */
@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api')
export class CalendarController {
  constructor(
    private readonly addresses: CalendarAddresses,
    private readonly calendar: MyCalendar,
    private readonly ownAddress: OwnAddress,
  ) {}

  /** Since when the caller has a calendar address. */
  @Get('me/calendar')
  @ApiOkResponse({ standardSchema: MyCalendarAnswer })
  async current(@Me() me: Caller): Promise<MyCalendarAnswer> {
    return { madeAt: await this.addresses.madeAt(me) };
  }

  /** Makes a new address, which is shown this once; the one before is dead. */
  @Put('me/calendar')
  @ApiOkResponse({ standardSchema: MadeCalendarAnswer })
  async renew(
    @Me() me: Caller,
    @Body({ schema: EmptyBody }) _: EmptyBody,
    @Req() request: FastifyRequest,
  ): Promise<MadeCalendarAnswer> {
    const secret = await this.addresses.renew(me);
    return { url: `${this.ownAddress.resolve(request)}/api/calendar/${secret}.ics` };
  }

  @Delete('me/calendar')
  @HttpCode(204)
  @ApiNoContentResponse()
  async end(@Me() me: Caller): Promise<void> {
    await this.addresses.end(me);
  }

  /** For calendar programs, open by its secret; 404 once it is dead. */
  @Open()
  @Get('calendar/:secret.ics')
  @Header('content-type', iCalendar)
  @ApiProduces('text/calendar')
  async file(@Param('secret') secret: string, @Req() request: FastifyRequest): Promise<string> {
    const owner = await this.addresses.callerOf(secret);
    if (owner === null) throw new NothingHere();
    return this.calendar.file(owner, this.ownAddress.resolve(request));
  }

  /** One meeting, as a file for a calendar program. */
  @Get('meetings/:meetingId/calendar')
  @Header('content-type', iCalendar)
  @ApiProduces('text/calendar')
  fileOf(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.calendar.fileOf(me, meetingId, this.ownAddress.resolve(request));
  }
}
