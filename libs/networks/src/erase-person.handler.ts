import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Recorded, ensure } from '@relais/event-sourcing';
import { ErasePerson, ensureMay, person } from '@relais/identity';
import { isMemberOn } from './roster';
import { Rosters } from './rosters';

/** A membership ends before a person is erased. */
@CommandHandler(ErasePerson)
export class ErasePersonHandler implements ICommandHandler<ErasePerson> {
  constructor(
    private readonly store: EventStore,
    private readonly rosters: Rosters,
  ) {}

  execute(command: ErasePerson): Promise<Recorded> {
    const { networkId, personId } = command.data;
    return this.store.execute(person, personId, command, async () => {
      ensureMay(command.envelope, 'erase-person', { whose: [personId], path: 'personId' });
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
