import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Recorded, ensure, v5 } from '@relais/event-sourcing';
import { CircumstancesOfNetworks, GrantRole, Networks, ensureMay, network } from '@relais/networks';
import { ErasePerson } from './person.commands';
import { person } from './person.decider';

/** A membership ends before a person is erased. */
@CommandHandler(ErasePerson)
export class ErasePersonHandler implements ICommandHandler<ErasePerson> {
  constructor(
    private readonly store: EventStore,
    private readonly networks: Networks,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  execute(command: ErasePerson): Promise<Recorded> {
    const { networkId, personId } = command.data;
    return this.store.execute(person, personId, command, async () => {
      ensureMay(command.envelope.principal, 'erase-person', { whose: [personId], path: 'personId' });
      const { principal, today } = command.envelope;
      const circumstances = { isKnownAddress: false };
      // After a restore, every earlier erasure is repeated, even for a person who is a member again.
      if (principal.role === 'system') return { circumstances };
      const { members } = await this.networks.stateOf(networkId);
      ensure(
        !members.isMemberOn(personId, today),
        'still-a-member',
        'This person is a member. Say first that the membership has ended.',
        'personId',
      );
      await this.endRole(command);
      return { circumstances };
    });
  }

  /** The role of a person who never was a member; a member's role ended with the membership. */
  private async endRole({ data: { networkId, personId }, envelope }: ErasePerson): Promise<void> {
    const commandId = v5(envelope.commandId, 'role');
    const asked = { ...envelope, commandId, causationId: envelope.commandId };
    await this.store.execute(
      network,
      networkId,
      new GrantRole({ networkId, personId, role: 'member' }, asked),
      async () => ({ circumstances: await this.circumstances.prepare(asked, personId) }),
    );
  }
}
