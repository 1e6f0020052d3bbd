import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, EventStore, type Recorded, ensure } from '@relais/event-sourcing';
import { ensureMay } from '@relais/identity';
import { Vault } from '@relais/privacy';
import { AdmitMember, EndMembership, FoundNetwork, GrantRole } from './network.commands';
import { network } from './network.decider';
import { DescribeNetworkHandler } from './describe-network.handler';
import { ErasePersonHandler } from './erase-person.handler';
import { Participants } from './participants';

@CommandHandler(FoundNetwork)
export class FoundNetworkHandler implements ICommandHandler<FoundNetwork> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  execute(command: FoundNetwork): Promise<Recorded> {
    const { networkId } = command.data;
    return this.store.execute(network, networkId, command, () =>
      Promise.resolve({ vault: this.vault.sealNew(networkId, networkId, command.personal) }),
    );
  }
}

@CommandHandler(AdmitMember)
export class AdmitMemberHandler implements ICommandHandler<AdmitMember> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
    private readonly clock: Clock,
  ) {}

  async execute(command: AdmitMember): Promise<Recorded> {
    const { networkId, personId, joinedOn, leftOn } = command.data;
    ensureMay(command.envelope, 'admit-member');
    return this.store.execute(network, networkId, command, async () => {
      ensure(
        (joinedOn ?? '') <= this.clock.latestDay(),
        'future-day',
        'This day has not come yet.',
        'joinedOn',
      );
      ensure((leftOn ?? '') <= this.clock.latestDay(), 'future-day', 'This day has not come yet.', 'leftOn');
      await this.participants.ensureKnown(networkId, { personId });
      return {};
    });
  }
}

@CommandHandler(EndMembership)
export class EndMembershipHandler implements ICommandHandler<EndMembership> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  async execute(command: EndMembership): Promise<Recorded> {
    ensureMay(command.envelope, 'admit-member');
    return this.store.execute(network, command.data.networkId, command, () => {
      ensure(
        command.data.leftOn <= this.clock.latestDay(),
        'future-day',
        'This day has not come yet.',
        'leftOn',
      );
      return Promise.resolve({});
    });
  }
}

@CommandHandler(GrantRole)
export class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(
    private readonly store: EventStore,
    private readonly participants: Participants,
  ) {}

  async execute(command: GrantRole): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope, 'grant-role');
    return this.store.execute(network, networkId, command, async () => {
      await this.participants.ensureKnown(networkId, { personId });
      return {};
    });
  }
}

export const networkHandlers = [
  FoundNetworkHandler,
  DescribeNetworkHandler,
  AdmitMemberHandler,
  EndMembershipHandler,
  GrantRoleHandler,
  ErasePersonHandler,
];
