import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { latestDayAt } from '@relais/contracts';
import { Clock, EventStore, type Recorded } from '@relais/event-sourcing';
import { Participants } from '@relais/networks';
import { ensureMay } from '@relais/networks/rules';
import { HoldOneToOne, WithdrawOneToOne } from './one-to-one.commands';
import { oneToOne } from './one-to-one.decider';

@CommandHandler(HoldOneToOne)
export class HoldOneToOneHandler implements ICommandHandler<HoldOneToOne> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly clock: Clock,
  ) {}

  async execute(command: HoldOneToOne): Promise<Recorded> {
    const { networkId, oneToOneId, aId, bId, on } = command.data;
    ensureMay(command.envelope.principal, 'hold-one-to-one', { whose: [aId], path: 'personId' });
    return this.store.execute(oneToOne, oneToOneId, command, async () => {
      const { participants } = await this.participants.participationOn(networkId, on, [aId, bId]);
      return { circumstances: { latestDay: latestDayAt(this.clock.now()), participants } };
    });
  }
}

@CommandHandler(WithdrawOneToOne)
export class WithdrawOneToOneHandler implements ICommandHandler<WithdrawOneToOne> {
  constructor(private readonly store: EventStore) {}

  execute(command: WithdrawOneToOne): Promise<Recorded> {
    return this.store.execute(oneToOne, command.data.oneToOneId, command, () =>
      Promise.resolve({ circumstances: null }),
    );
  }
}
