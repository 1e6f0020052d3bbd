import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { latestDayAt } from '@relais/contracts';
import { Clock, EventStore, type Recorded } from '@relais/event-sourcing';
import { Networks, Participants } from '@relais/networks';
import { charterOn, ensureMay } from '@relais/networks/rules';
import { referral } from './referral.decider';
import { GiveThanks, WithdrawThanks } from './thanks.commands';
import { thanks } from './thanks.decider';
import type { ThanksCircumstances } from './thanks.rules';

@CommandHandler(GiveThanks)
export class GiveThanksHandler implements ICommandHandler<GiveThanks> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly networks: Networks,
    private readonly clock: Clock,
  ) {}

  async execute(command: GiveThanks): Promise<Recorded> {
    const { thanksId, thankingId } = command.data;
    ensureMay(command.envelope.principal, 'give-thanks', { whose: [thankingId], path: 'thankingId' });
    return this.store.execute(thanks, thanksId, command, async () => ({
      circumstances: await this.circumstancesOf(command),
    }));
  }

  private async circumstancesOf({ data }: GiveThanks): Promise<ThanksCircumstances> {
    const { networkId, thankingId, thankedId, referralId, on } = data;
    const [network, known, thankedFor] = await Promise.all([
      this.networks.stateOf(networkId),
      this.participants.filterKnown(networkId, [thankingId, thankedId]),
      referralId === null ? referral.initialState : this.store.stateOf(referral, referralId, networkId),
    ]);
    return {
      latestDay: latestDayAt(this.clock.now()),
      charter: charterOn(network, on),
      known,
      referral: thankedFor,
    };
  }
}

@CommandHandler(WithdrawThanks)
export class WithdrawThanksHandler implements ICommandHandler<WithdrawThanks> {
  constructor(private readonly store: EventStore) {}

  execute(command: WithdrawThanks): Promise<Recorded> {
    return this.store.execute(thanks, command.data.thanksId, command, () =>
      Promise.resolve({ circumstances: null }),
    );
  }
}
