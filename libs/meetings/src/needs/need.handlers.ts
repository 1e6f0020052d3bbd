import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { latestDayAt } from '@relais/contracts';
import { Clock, EventStore, type Recorded } from '@relais/event-sourcing';
import { Participants } from '@relais/networks';
import { ensureMay } from '@relais/networks/rules';
import { Vault } from '@relais/vault';
import { StateNeed, WithdrawNeed } from './need.commands';
import { need } from './need.decider';

@CommandHandler(StateNeed)
export class StateNeedHandler implements ICommandHandler<StateNeed> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  async execute(command: StateNeed): Promise<Recorded> {
    const { networkId, needId, personId } = command.data;
    const { principal, today } = command.envelope;
    ensureMay(principal, 'state-need', { whose: [personId], path: 'personId' });
    return this.store.execute(need, needId, command, async () => ({
      vault: this.vault.sealNew(networkId, needId, command.personal),
      circumstances: {
        latestDay: latestDayAt(this.clock.now()),
        ...(await this.participants.participationOn(networkId, today, [personId])),
      },
    }));
  }
}

@CommandHandler(WithdrawNeed)
export class WithdrawNeedHandler implements ICommandHandler<WithdrawNeed> {
  constructor(private readonly store: EventStore) {}

  execute(command: WithdrawNeed): Promise<Recorded> {
    return this.store.execute(need, command.data.needId, command, () =>
      Promise.resolve({ circumstances: null }),
    );
  }
}
