import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, EventStore, type Recorded, ensure } from '@relais/event-sourcing';
import { ensureMay } from '@relais/identity';
import { Participants, Rosters, charterOn } from '@relais/networks';
import type { ReferralEvent } from './referral.events';
import { GiveThanks, WithdrawThanks } from './thanks.commands';
import { thanks } from './thanks.decider';

@CommandHandler(GiveThanks)
export class GiveThanksHandler implements ICommandHandler<GiveThanks> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly rosters: Rosters,
    private readonly clock: Clock,
  ) {}

  execute(command: GiveThanks): Promise<Recorded> {
    const { networkId, thanksId, thankingId, thankedId, on, amountInCents } = command.data;
    return this.store.execute(thanks, thanksId, command, async () => {
      ensureMay(command.envelope, 'give-thanks', { whose: [thankingId], path: 'thankingId' });
      ensure(on <= this.clock.latestDay(), 'future-day', 'This day has not come yet.', 'on');
      await this.participants.ensureKnown(networkId, { thankingId, thankedId });

      const { thanksAmount, businessTalk } = charterOn(await this.rosters.of(networkId), on);
      const noMoney = thanksAmount === 'never' || businessTalk === 'never';
      ensure(
        amountInCents === null || !noMoney,
        'no-amounts',
        'This network thanks without amounts.',
        'amountInCents',
      );
      ensure(
        amountInCents !== null || thanksAmount !== 'required' || noMoney,
        'amount-required',
        'This network thanks with an amount.',
        'amountInCents',
      );
      await this.ensureReferral(command);
      return {};
    });
  }

  private async ensureReferral({ data }: GiveThanks): Promise<void> {
    const { networkId, referralId, thankingId, thankedId } = data;
    if (referralId === null) return;
    const facts = await this.store.readStream(`referral-${referralId}`);
    const passed = facts[0];
    ensure(
      passed?.networkId === networkId,
      'unknown-referral',
      'There is no such referral here.',
      'referralId',
    );
    const { giverId, receiverId } = (passed as unknown as Extract<ReferralEvent, { type: 'ReferralPassed' }>)
      .data;
    ensure(
      receiverId === thankingId && giverId === thankedId,
      'not-their-referral',
      'That referral was not passed from the thanked person to the thanking one.',
      'referralId',
    );
    const withdrawn = facts.some(({ type }) => type === 'ReferralWithdrawn');
    ensure(!withdrawn, 'referral-withdrawn', 'That referral was withdrawn.', 'referralId');
  }
}

@CommandHandler(WithdrawThanks)
export class WithdrawThanksHandler implements ICommandHandler<WithdrawThanks> {
  constructor(private readonly store: EventStore) {}

  execute(command: WithdrawThanks): Promise<Recorded> {
    return this.store.execute(thanks, command.data.thanksId, command);
  }
}
