import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Recorded, ensure, ensureActsFor, ensureHosts } from '@relais/event-sourcing';
import { Rosters, isMemberOn } from '@relais/networks';
import { Vault, VaultKeys } from '@relais/privacy';
import { DescribePerson, EraseContact, ErasePerson, RegisterPerson } from './person.commands';
import { person } from './person.decider';

@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
  ) {}

  execute(command: RegisterPerson): Promise<Recorded> {
    const { networkId, personId } = command.data;
    return this.store.execute(person, personId, command, async () => {
      ensureHosts(command.envelope);
      return Promise.resolve({ vault: this.vault.sealNew(networkId, personId, command.personal) });
    });
  }
}

@CommandHandler(DescribePerson)
export class DescribePersonHandler implements ICommandHandler<DescribePerson> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
  ) {}

  execute(command: DescribePerson): Promise<Recorded> {
    const { networkId, personId } = command.data;
    return this.store.execute(person, personId, command, async () => {
      ensureHosts(command.envelope);
      return { vault: await this.vault.sealMore(this.keys, networkId, personId, command.personal) };
    });
  }
}

@CommandHandler(EraseContact)
export class EraseContactHandler implements ICommandHandler<EraseContact> {
  constructor(private readonly store: EventStore) {}

  execute(command: EraseContact): Promise<Recorded> {
    const { personId } = command.data;
    return this.store.execute(person, personId, command, () => {
      ensureActsFor(command.envelope, personId, 'personId');
      return Promise.resolve({});
    });
  }
}

@CommandHandler(ErasePerson)
export class ErasePersonHandler implements ICommandHandler<ErasePerson> {
  constructor(
    private readonly store: EventStore,
    private readonly rosters: Rosters,
  ) {}

  execute(command: ErasePerson): Promise<Recorded> {
    const { networkId, personId } = command.data;
    return this.store.execute(person, personId, command, async () => {
      ensureActsFor(command.envelope, personId, 'personId');
      const { asker, today } = command.envelope;
      // What was erased once is erased again after a restore, whatever else that brought back.
      ensure(
        asker.role === 'system' || !isMemberOn(await this.rosters.of(networkId), personId, today),
        'still-a-member',
        'This person is a member. Say first that the membership has ended.',
        'personId',
      );
      return {};
    });
  }
}

export const personHandlers = [
  RegisterPersonHandler,
  DescribePersonHandler,
  EraseContactHandler,
  ErasePersonHandler,
];
