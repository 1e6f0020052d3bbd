import type { Day, NetworkId, PersonId, ReferralId, ThanksId } from '@relais/contracts';
import { Command } from '@relais/event-sourcing';

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

/** By whoever thanked, `byId` (null: an import). */
export class WithdrawThanks extends Command<{
  networkId: NetworkId;
  thanksId: ThanksId;
  byId: PersonId | null;
}> {
  readonly type = 'WithdrawThanks' as const;
}

export type ThanksCommand = GiveThanks | WithdrawThanks;
