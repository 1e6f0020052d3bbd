import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '@relais/database';
import { EventStore, type Recorded, ensure, personOf } from '@relais/event-sourcing';
import { Networks, ensureMay, ensureVisitor } from '@relais/networks';
import { KeptValues, Vault, VaultKeys } from '@relais/vault';
import { isSameAddress } from './addresses';
import { DescribePersonHandler } from './describe-person.handler';
import { ErasePersonHandler } from './erase-person.handler';
import { ChangeAddress, DeclineFollowUp, EraseContact, RegisterPerson } from './person.commands';
import { person } from './person.decider';

@CommandHandler(RegisterPerson)
class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  async execute(command: RegisterPerson): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope.principal, 'register-person');
    return this.store.execute(person, personId, command, () =>
      Promise.resolve({
        vault: this.vault.sealNew(networkId, personId, command.personal),
        circumstances: { isKnownAddress: false },
      }),
    );
  }
}

@CommandHandler(ChangeAddress)
class ChangeAddressHandler implements ICommandHandler<ChangeAddress> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
    private readonly database: Database,
  ) {}

  async execute(command: ChangeAddress): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensure(
      personOf(command.envelope.principal) === personId,
      'not-allowed',
      'Only this person can change their address.',
      'email',
    );
    return this.store.execute(person, personId, command, async () => {
      const known = await this.vault.open(this.database.engine.manager, networkId, [personId]);
      const isKnownAddress = isSameAddress(known.get(personId)?.['email'], command.personal['email']);
      const personal = isKnownAddress ? {} : command.personal;
      const vault = await this.vault.sealMore(this.keys, networkId, personId, personal);
      return { vault, circumstances: { isKnownAddress } };
    });
  }
}

/** An empty value replaces each one: the old value is overwritten together with the event. */
const noContact = { email: '', guestEmail: '', phone: '' };
const noOwnWords = { presentation: '', goodContact: '', phoneShown: '', cardShown: '' };

@CommandHandler(EraseContact)
class EraseContactHandler implements ICommandHandler<EraseContact> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
  ) {}

  async execute(command: EraseContact): Promise<Recorded> {
    const { networkId, personId } = command.data;
    ensureMay(command.envelope.principal, 'erase-person', { whose: [personId], path: 'personId' });
    return this.store.execute(person, personId, command, async () => ({
      vault: await this.vault.sealMore(this.keys, networkId, personId, {
        ...noContact,
        // Retention; a person who erases how to reach them goes on presenting themselves.
        ...(command.envelope.principal.role === 'system' && noOwnWords),
      }),
      circumstances: { isKnownAddress: false },
    }));
  }
}

@CommandHandler(DeclineFollowUp)
class DeclineFollowUpHandler implements ICommandHandler<DeclineFollowUp> {
  constructor(
    private readonly store: EventStore,
    private readonly networks: Networks,
    private readonly values: KeptValues,
  ) {}

  execute(command: DeclineFollowUp): Promise<Recorded> {
    const { envelope, data } = command;
    const { networkId, personId } = data;
    ensureMay(envelope.principal, 'decline-follow-up', { whose: [personId], path: 'personId' });
    return this.store.execute(person, personId, command, async () => {
      ensureVisitor(await this.networks.stateOf(networkId), personId, envelope.today);
      return {
        vault: await this.values.sealMore(networkId, personId, { ...noContact, followUp: 'no' }),
        circumstances: { isKnownAddress: false },
      };
    });
  }
}

export const personHandlers = [
  RegisterPersonHandler,
  DescribePersonHandler,
  ChangeAddressHandler,
  EraseContactHandler,
  DeclineFollowUpHandler,
  ErasePersonHandler,
];
