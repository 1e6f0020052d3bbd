import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '@relais/database';
import { EventStore, type Recorded, claimOfRef } from '@relais/event-sourcing';
import { Vault } from '@relais/vault';
import { DescribeNetworkHandler } from './describe-network.handler';
import { drawImportSecret, keepImportSecret } from './imports/import-secrets';
import { ensureMayDecideRole } from './membership/role-suspension.rules';
import { CircumstancesOfNetworks } from './network-circumstances';
import {
  AdmitMember,
  AdoptCharter,
  AnswerMembership,
  CorrectMembership,
  EndMembership,
  FoundNetwork,
  GrantRole,
} from './network.commands';
import { network } from './network.decider';
import { Networks } from './networks';
import { ensureMay } from './rights.rules';

@CommandHandler(FoundNetwork)
class FoundNetworkHandler implements ICommandHandler<FoundNetwork> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  execute(command: FoundNetwork): Promise<Recorded> {
    const { networkId, ref } = command.data;
    return this.store.execute(network, networkId, command, async () => {
      const { founded } = await this.networks.stateOf(networkId);
      if (!founded) await keepImportSecret(this.database.engine.manager, command.data, drawImportSecret());
      return {
        vault: this.vault.sealNew(networkId, networkId, command.personal),
        claims: [claimOfRef(ref)],
        circumstances: await this.circumstances.withoutAccounts(networkId),
      };
    });
  }
}

@CommandHandler(AdoptCharter)
class AdoptCharterHandler implements ICommandHandler<AdoptCharter> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  execute(command: AdoptCharter): Promise<Recorded> {
    const { networkId } = command.data;
    ensureMay(command.envelope.principal, 'change-charter');
    return this.store.execute(network, networkId, command, async () => ({
      circumstances: await this.circumstances.withoutAccounts(networkId),
    }));
  }
}

@CommandHandler(AdmitMember)
class AdmitMemberHandler implements ICommandHandler<AdmitMember> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  async execute(command: AdmitMember): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope.principal, 'admit-member');
    return this.store.execute(network, networkId, command, async () => ({
      circumstances: await this.circumstances.withoutAccounts(networkId, personId),
    }));
  }
}

@CommandHandler(EndMembership)
class EndMembershipHandler implements ICommandHandler<EndMembership> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  async execute(command: EndMembership): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope.principal, 'admit-member');
    return this.store.execute(network, networkId, command, async () => ({
      circumstances: await this.circumstances.prepare(command.envelope, personId),
    }));
  }
}

@CommandHandler(CorrectMembership)
class CorrectMembershipHandler implements ICommandHandler<CorrectMembership> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  async execute(command: CorrectMembership): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope.principal, 'admit-member');
    return this.store.execute(network, networkId, command, async () => ({
      circumstances: await this.circumstances.prepare(command.envelope, personId),
    }));
  }
}

@CommandHandler(GrantRole)
class GrantRoleHandler implements ICommandHandler<GrantRole> {
  constructor(
    private readonly store: EventStore,
    private readonly networks: Networks,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  async execute(command: GrantRole): Promise<Recorded> {
    const { networkId, personId, role } = command.data;
    ensureMay(command.envelope.principal, 'grant-role');
    return this.store.execute(network, networkId, command, async () => {
      const circumstances = await this.circumstances.prepare(command.envelope, personId);
      if (role !== 'member')
        ensureMayDecideRole(
          await this.networks.stateOf(networkId),
          personId,
          command.envelope,
          circumstances,
        );
      return { circumstances };
    });
  }
}

@CommandHandler(AnswerMembership)
class AnswerMembershipHandler implements ICommandHandler<AnswerMembership> {
  constructor(
    private readonly store: EventStore,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  async execute(command: AnswerMembership): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope.principal, 'answer-membership', { whose: [personId] });
    return this.store.execute(network, networkId, command, async () => ({
      circumstances: await this.circumstances.prepare(command.envelope, personId),
    }));
  }
}

export const networkHandlers = [
  FoundNetworkHandler,
  DescribeNetworkHandler,
  AdoptCharterHandler,
  AdmitMemberHandler,
  EndMembershipHandler,
  CorrectMembershipHandler,
  GrantRoleHandler,
  AnswerMembershipHandler,
];
