import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { latestDayAt } from '@relais/contracts';
import { Clock, EventStore, type Recorded } from '@relais/event-sourcing';
import { ensureMay } from '@relais/networks/rules';
import { Vault, VaultKeys } from '@relais/vault';
import { CircumstancesOfMeetings } from '../attendance/circumstances-of-meetings';
import { AdoptAgenda, OpenRound } from '../meeting.commands';
import { meeting } from '../meeting.decider';

@CommandHandler(AdoptAgenda)
export class AdoptAgendaHandler implements ICommandHandler<AdoptAgenda> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
    private readonly clock: Clock,
  ) {}

  async execute(command: AdoptAgenda): Promise<Recorded> {
    const { networkId, meetingId } = command.data;
    ensureMay(command.envelope.principal, 'put-meeting');
    return this.store.execute(meeting, meetingId, command, async () => ({
      vault: await this.vault.sealMore(this.keys, networkId, meetingId, command.personal),
      circumstances: { latestDay: latestDayAt(this.clock.now()) },
    }));
  }
}

@CommandHandler(OpenRound)
export class OpenRoundHandler implements ICommandHandler<OpenRound> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfMeetings,
    private readonly clock: Clock,
  ) {}

  async execute(command: OpenRound): Promise<Recorded> {
    const { networkId, meetingId, personId } = command.data;
    ensureMay(command.envelope.principal, 'put-meeting');
    return this.store.execute(meeting, meetingId, command, async () => {
      const { participants } = await this.circumstances.before(networkId, meetingId, [personId]);
      return { circumstances: { latestDay: latestDayAt(this.clock.now()), participants } };
    });
  }
}
