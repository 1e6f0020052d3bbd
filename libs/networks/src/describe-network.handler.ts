import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Recorded } from '@relais/event-sourcing';
import { Vault, VaultKeys } from '@relais/vault';
import { CircumstancesOfNetworks } from './network-circumstances';
import { DescribeNetwork } from './network.commands';
import { network } from './network.decider';
import { ensureMay } from './rights.rules';

@CommandHandler(DescribeNetwork)
export class DescribeNetworkHandler implements ICommandHandler<DescribeNetwork> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  execute(command: DescribeNetwork): Promise<Recorded> {
    const { networkId } = command.data;
    ensureMay(command.envelope.principal, 'describe-network');
    return this.store.execute(network, networkId, command, async () => ({
      vault: await this.vault.sealMore(this.keys, networkId, networkId, command.personal),
      circumstances: await this.circumstances.withoutAccounts(networkId),
    }));
  }
}
