import type { Day, NetworkId, PersonId, ReferralId, ThanksId } from '@relais/contracts';
import { Command, personOf } from '@relais/event-sourcing';

export class GiveThanks extends Command<{
  networkId: NetworkId;
  thanksId: ThanksId;
  thankingId: PersonId;
  thankedId: PersonId;
  referralId: ReferralId | null;
  on: Day;
  amountInCents: number | null;
  ref: string | null;
}> {
  readonly type = 'GiveThanks' as const;
}

export class WithdrawThanks extends Command<{ networkId: NetworkId; thanksId: ThanksId }> {
  readonly type = 'WithdrawThanks' as const;

  protected override get hashedData() {
    return { ...this.data, byId: personOf(this.envelope.principal) };
  }
}

export type ThanksCommand = GiveThanks | WithdrawThanks;
