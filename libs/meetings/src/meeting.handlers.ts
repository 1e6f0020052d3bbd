import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, EventStore, type Recorded, ensure } from '@relais/event-sourcing';
import { ensureMay } from '@relais/identity';
import { Vault, VaultKeys } from '@relais/privacy';
import { PutMeeting } from './meeting.commands';
import { meeting } from './meeting.decider';

@CommandHandler(PutMeeting)
export class PutMeetingHandler implements ICommandHandler<PutMeeting> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
    private readonly clock: Clock,
  ) {}

  execute(command: PutMeeting): Promise<Recorded> {
    const { networkId, meetingId, date, status } = command.data;
    return this.store.execute(meeting, meetingId, command, async () => {
      ensureMay(command.envelope, 'put-meeting');
      const latest = this.clock.latestDay();
      ensure(
        status !== 'held' || date <= latest,
        'future-day',
        'A meeting is held on its day at the earliest.',
        'date',
      );
      return { vault: await this.vault.sealMore(this.keys, networkId, meetingId, command.personal) };
    });
  }
}
