import type { Day, NetworkId, OneToOneId, PersonId } from '@relais/contracts';
import { Command, personOf } from '@relais/event-sourcing';

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

export class WithdrawOneToOne extends Command<{ networkId: NetworkId; oneToOneId: OneToOneId }> {
  readonly type = 'WithdrawOneToOne' as const;

  protected override get hashedData() {
    return { ...this.data, byId: personOf(this.envelope.principal) };
  }
}

export type OneToOneCommand = HoldOneToOne | WithdrawOneToOne;
