import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Recorded, ensure, v5 } from '@relais/event-sourcing';
import { DescribePerson, SignIn, ensureMay, person } from '@relais/identity';
import { Vault, VaultKeys } from '@relais/privacy';
import { SuspendRole } from './network.commands';
import { network } from './network.decider';

/** An address is a credential: whoever gets another one may sign in as the person. */
@CommandHandler(DescribePerson)
export class DescribePersonHandler implements ICommandHandler<DescribePerson> {
  constructor(
    private readonly store: EventStore,
    private readonly vault: Vault,
    private readonly keys: VaultKeys,
    private readonly signIn: SignIn,
  ) {}

  async execute(command: DescribePerson): Promise<Recorded> {
    const { networkId, personId, fields } = command.data;
    ensureMay(command.envelope, 'describe-person', { whose: [personId], path: 'personId' });
    const correctsAddress = fields.includes('email');
    if (correctsAddress) ensureMayCorrectAddress(command);
    return this.store.execute(person, personId, command, async () => {
      if (correctsAddress) await this.prepareCorrection(command);
      return { vault: await this.vault.sealMore(this.keys, networkId, personId, command.personal) };
    });
  }

  /** The role is suspended first: nobody signs in by the new address while it still gives rights. */
  private async prepareCorrection({
    data: { networkId, personId },
    envelope,
  }: DescribePerson): Promise<void> {
    ensure(
      !(await this.signIn.haveSignedIn([personId])).has(personId),
      'not-the-person',
      'This person has signed in: only they change their address.',
      'email',
    );
    const commandId = v5(envelope.commandId, 'suspension');
    const data = { networkId, personId, byId: envelope.asker.personId as typeof personId | null };
    await this.store.execute(
      network,
      networkId,
      new SuspendRole(data, { ...envelope, commandId, causationId: envelope.commandId }),
    );
  }
}

function ensureMayCorrectAddress({ data: { personId }, envelope }: DescribePerson): void {
  ensure(
    envelope.asker.personId !== personId,
    'address-not-verified',
    'Change your own address under "All about me": a code goes to the new one first.',
    'email',
  );
  ensureMay(envelope, 'correct-address', { path: 'email' });
}
