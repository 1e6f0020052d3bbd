import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess } from '@relais/access';
import { MeetingId, PersonId, PutAttendanceBody, PutMeetingBody, Recorded } from '@relais/contracts';
import { meeting, putMeeting } from '@relais/meetings';
import { Vault } from '@relais/vault';
import { Me } from '../http/caller.decorator';
import { CommandId } from '../http/command-id.decorator';
import { recordAttendance } from './commands-of-bodies';

@ApiTags('meetings')
@ApiBearerAuth()
@Controller('api/meetings')
export class MeetingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: NetworkAccess,
    private readonly vault: Vault,
  ) {}

  @Put(':meetingId')
  @ApiOkResponse({ standardSchema: Recorded })
  async put(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Body({ schema: PutMeetingBody }) body: PutMeetingBody,
  ): Promise<Recorded> {
    const envelope = await this.access.envelope(me, body.networkId, commandId);
    return this.commands.execute(putMeeting(body, meetingId, envelope, this.vault));
  }

  @Put(':meetingId/attendance/:personId')
  @ApiOkResponse({ standardSchema: Recorded })
  async attend(
    @Me() me: Caller,
    @CommandId() commandId: string | undefined,
    @Param('meetingId', { schema: MeetingId }) meetingId: MeetingId,
    @Param('personId', { schema: PersonId }) personId: PersonId,
    @Body({ schema: PutAttendanceBody }) body: PutAttendanceBody,
  ): Promise<Recorded> {
    const networkId = await this.access.networkOf(me, meeting, meetingId);
    const envelope = await this.access.envelope(me, networkId, commandId);
    return this.commands.execute(recordAttendance(body, meetingId, personId, envelope));
  }
}
