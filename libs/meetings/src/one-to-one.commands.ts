import type { Day, NetworkId, OneToOneId, PersonId } from '@relais/contracts';
import { Command } from '@relais/event-sourcing';

export class HoldOneToOne extends Command<{
  networkId: NetworkId;
  oneToOneId: OneToOneId;
  aId: PersonId;
  bId: PersonId;
  on: Day;
  ref: string | null;
}> {
  readonly type = 'HoldOneToOne' as const;
}

/** By one of the two, `byId`. */
export class WithdrawOneToOne extends Command<{
  networkId: NetworkId;
  oneToOneId: OneToOneId;
  byId: PersonId | null;
}> {
  readonly type = 'WithdrawOneToOne' as const;
}

export type OneToOneCommand = HoldOneToOne | WithdrawOneToOne;
