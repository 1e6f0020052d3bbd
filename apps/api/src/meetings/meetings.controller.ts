import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess } from '@relais/access';
import {
  AttendanceHistoryAnswer,
  ClosingAnswer,
  ClosingBody,
  DecideMeetingBody,
  MeetingAnswer,
  MeetingId,
  type NetworkId,
  PersonId,
  PutAgendaBody,
  PutAnnouncementBody,
  PutAttendanceBody,
  PutMeetingBody,
  PutRoundBody,
  PutUnnamedBody,
  Recorded,
} from '@relais/contracts';
import { MeetingQueries } from '@relais/directory';
import {
  CountUnnamedGuests,
  DecideMeeting,
  OpenRound,
  adoptAgenda,
  meeting,
  putMeeting,
} from '@relais/meetings';
import { person } from '@relais/people';
import { Vault } from '@relais/vault';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';
import { LongBody } from '../http/json-body';
import { announceAttendance, closeMeeting, recordAttendance } from './commands-of-bodies';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/meetings/:meetingId')
export class MeetingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly queries: MeetingQueries,
    private readonly vault: Vault,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: MeetingAnswer })
  meeting(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
  ): Promise<MeetingAnswer> {
    return this.queries.meeting(me, meetingId);
  }

  @Put()
  @ApiOkResponse({ standardSchema: Recorded })
  async put(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Body({ schema: PutMeetingBody }) body: PutMeetingBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, body.networkId, commandId);
    await this.access.ensureMayBegin(meeting, meetingId, body.networkId);
    return this.commands.execute(putMeeting(body, meetingId, envelope, this.vault));
  }

  /** About a meeting on a public holiday, or one that no longer fits its series. */
  @Put('decision')
  @ApiOkResponse({ standardSchema: Recorded })
  async decide(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Body({ schema: DecideMeetingBody }) body: DecideMeetingBody,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, meeting, meetingId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.commands.execute(new DecideMeeting({ networkId, meetingId, ...body }, envelope));
  }

  /** The events of a person's line at this meeting: who recorded what, and why. */
  @Get('attendance/:personId')
  @ApiOkResponse({ standardSchema: AttendanceHistoryAnswer })
  history(
    @Me() me: Caller,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
  ): Promise<AttendanceHistoryAnswer> {
    return this.queries.attendanceHistory(me, meetingId, personId);
  }

  @Put('attendance/:personId')
  @ApiOkResponse({ standardSchema: Recorded })
  async attend(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Body({ schema: PutAttendanceBody }) body: PutAttendanceBody,
  ): Promise<Recorded> {
    const envelope = await this.envelope(me, meetingId, commandId);
    return this.commands.execute(recordAttendance(body, meetingId, personId, envelope));
  }

  /** Before the meeting: whether the caller – for hosts: a participant – comes, who sits in for them, and their guests. */
  @Put('announcement')
  @ApiOkResponse({ standardSchema: Recorded })
  async announce(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Body({ schema: PutAnnouncementBody }) body: PutAnnouncementBody,
  ): Promise<Recorded> {
    const envelope = await this.envelope(me, meetingId, commandId);
    const networkId = envelope.networkId as NetworkId;
    const { personId } = this.access.membershipIn(me, networkId);
    for (const { guestId } of body.guests ?? []) await this.access.ensureMayBegin(person, guestId, networkId);
    return this.commands.execute(announceAttendance(body, meetingId, personId, envelope, this.vault));
  }

  /** What the meeting does, in this order; it holds for later meetings of its kind, too, until another is adopted. */
  @Put('agenda')
  @ApiOkResponse({ standardSchema: Recorded })
  async agenda(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Body({ schema: PutAgendaBody }) { items, round }: PutAgendaBody,
  ): Promise<Recorded> {
    const envelope = await this.envelope(me, meetingId, commandId);
    const agenda = { meetingId, items, round: round ?? null };
    return this.commands.execute(adoptAgenda(agenda, envelope, this.vault));
  }

  /** The member who opens the round; at the next meeting the one after them does. */
  @Put('round')
  @ApiOkResponse({ standardSchema: Recorded })
  async round(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Body({ schema: PutRoundBody }) { openedBy: personId }: PutRoundBody,
  ): Promise<Recorded> {
    const envelope = await this.envelope(me, meetingId, commandId);
    const networkId = envelope.networkId as NetworkId;
    return this.commands.execute(new OpenRound({ networkId, meetingId, personId }, envelope));
  }

  /** Guests without a name in the room, minors among them. */
  @Put('unnamed')
  @ApiOkResponse({ standardSchema: Recorded })
  async unnamed(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Body({ schema: PutUnnamedBody }) { unnamed }: PutUnnamedBody,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, meeting, meetingId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.commands.execute(new CountUnnamedGuests({ networkId, meetingId, unnamed }, envelope));
  }

  /** Records the lines that are missing, changes those that the request saw as they are, then sets the meeting to held. */
  @Put('closing')
  @LongBody(96 * 1024)
  @ApiOkResponse({ standardSchema: ClosingAnswer })
  async close(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Body({ schema: ClosingBody }) body: ClosingBody,
  ): Promise<ClosingAnswer> {
    return this.commands.execute(
      closeMeeting(body, meetingId, await this.envelope(me, meetingId, commandId)),
    );
  }

  private async envelope(me: Caller, meetingId: MeetingId, commandId: string | undefined) {
    const networkId = await this.access.networkOf(me, meeting, meetingId);
    return this.access.envelope(me, networkId, commandId);
  }
}
