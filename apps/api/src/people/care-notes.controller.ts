import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Caller, NetworkAccess, type Membership } from '@relais/access';
import { CareNoteBody, CareNoteId, type NetworkId, Recorded } from '@relais/contracts';
import { EventStore, Refusal } from '@relais/event-sourcing';
import { ensureMay } from '@relais/networks';
import { CareNotes, networkOfNote } from '@relais/people';
import { Me } from '../http/caller.decorator';

/** Notes of hosts that a person was called. They are not events: their position is that of the log at the time. */
@ApiTags('care-notes')
@ApiBearerAuth()
@Controller('api/care-notes')
export class CareNotesController {
  constructor(
    private readonly access: NetworkAccess,
    private readonly careNotes: CareNotes,
    private readonly store: EventStore,
  ) {}

  @Put(':noteId')
  @ApiOkResponse({ standardSchema: Recorded })
  async keep(
    @Me() me: Caller,
    @Param('noteId', { schema: CareNoteId }) noteId: CareNoteId,
    @Body({ schema: CareNoteBody }) body: CareNoteBody,
  ): Promise<Recorded> {
    const { personId: byId } = this.host(me, body.networkId);
    await this.careNotes.keep({ ...body, noteId, byId });
    return this.recorded(noteId);
  }

  @Put(':noteId/withdrawal')
  @ApiOkResponse({ standardSchema: Recorded })
  async withdraw(
    @Me() me: Caller,
    @Param('noteId', { schema: CareNoteId }) noteId: CareNoteId,
  ): Promise<Recorded> {
    const networkId = await this.access.readAll(me, (rows) => networkOfNote(rows, noteId));
    if (networkId === null) throw new Refusal('not-found', 'There is no such note here.');
    this.host(me, networkId);
    await this.careNotes.withdraw(networkId, noteId);
    return this.recorded(noteId);
  }

  private host(caller: Caller, networkId: NetworkId): Membership {
    const me = this.access.membershipIn(caller, networkId);
    ensureMay(me, 'note-call');
    return me;
  }

  private async recorded(id: CareNoteId): Promise<Recorded> {
    return { id, position: String(await this.store.lastPosition()) };
  }
}
