import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Recorded, ensure } from '@relais/event-sourcing';
import { Vault, VaultKeys } from '@relais/privacy';
import { ChangeAddress, EraseContact, RegisterPerson } from './person.commands';
import { person } from './person.decider';
import { ensureMay } from './rights';

@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  async execute(command: RegisterPerson): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope, 'register-person');
    return this.store.execute(person, personId, command, () =>
      Promise.resolve({ vault: this.vault.sealNew(networkId, personId, command.personal) }),
    );
  }
}

@CommandHandler(ChangeAddress)
export class ChangeAddressHandler implements ICommandHandler<ChangeAddress> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
  ) {}

  async execute(command: ChangeAddress): Promise<Recorded> {
    const { networkId, personId } = command.data;
    const { asker } = command.envelope;
    ensure(asker.personId === personId, 'not-allowed', 'Only the person changes their address.', 'email');
    return this.store.execute(person, personId, command, async () => ({
      vault: await this.vault.sealMore(this.keys, networkId, personId, command.personal),
    }));
  }
}

/** An empty value in the place of each: what was there is overwritten together with the fact. */
const noContact = { email: '', phone: '' };

@CommandHandler(EraseContact)
export class EraseContactHandler implements ICommandHandler<EraseContact> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
  ) {}

  async execute(command: EraseContact): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope, 'erase-person', { whose: [personId], path: 'personId' });
    return this.store.execute(person, personId, command, async () => ({
      vault: await this.vault.sealMore(this.keys, networkId, personId, noContact),
    }));
  }
}

export const personHandlers = [RegisterPersonHandler, ChangeAddressHandler, EraseContactHandler];
