import type { Day, NeedId, NetworkId, PersonId } from '@relais/contracts';
import { Command } from '@relais/event-sourcing';

/** Says what a participant seeks, from today until the end of a day. Personal: `text`. */
export class StateNeed extends Command<{
  networkId: NetworkId;
  needId: NeedId;
  personId: PersonId;
  until: Day;
  ref: string | null;
}> {
  readonly type = 'StateNeed' as const;
}

export class WithdrawNeed extends Command<{ networkId: NetworkId; needId: NeedId }> {
  readonly type = 'WithdrawNeed' as const;
}
