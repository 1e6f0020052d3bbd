import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Recorded, ensure, personOf, v5 } from '@relais/event-sourcing';
import {
  AccountsOfPeople,
  CircumstancesOfNetworks,
  Networks,
  SuspendRole,
  ensureMay,
  network,
  signedInAmong,
} from '@relais/networks';
import { KeptValues } from '@relais/vault';
import { isSameAddress } from './addresses';
import { DescribePerson } from './person.commands';
import { person } from './person.decider';

/** An address is a credential: the owner of a new address can sign in as the person. */
@CommandHandler(DescribePerson)
export class DescribePersonHandler implements ICommandHandler<DescribePerson> {
  constructor(
    private readonly store: EventStore,
    private readonly values: KeptValues,
    private readonly accounts: AccountsOfPeople,
    private readonly networks: Networks,
    private readonly circumstances: CircumstancesOfNetworks,
  ) {}

  async execute(command: DescribePerson): Promise<Recorded> {
    const { personId } = command.data;
    ensureMay(command.envelope.principal, 'describe-person', { whose: [personId], path: 'personId' });
    ensureInOwnWords(command);
    return this.store.execute(person, personId, command, async () => {
      const { email, ...rest } = command.personal;
      if (email === undefined || (await this.isKnownAddress(command, email)))
        return this.prepared(command, rest, email !== undefined);
      ensureMayCorrectAddress(command);
      await this.prepareCorrection(command);
      return this.prepared(command, command.personal, false);
    });
  }

  private async prepared(
    { data: { networkId, personId } }: DescribePerson,
    personal: DescribePerson['personal'],
    isKnownAddress: boolean,
  ) {
    const vault = await this.values.sealMore(networkId, personId, personal);
    return { vault, circumstances: { isKnownAddress } };
  }

  private async isKnownAddress(
    { data: { networkId, personId } }: DescribePerson,
    email: string,
  ): Promise<boolean> {
    return isSameAddress((await this.values.read(networkId, personId))['email'], email);
  }

  /** The role is suspended first: nobody signs in by the new address while it still gives rights. */
  private async prepareCorrection({
    data: { networkId, personId },
    envelope,
  }: DescribePerson): Promise<void> {
    const signedIn = await signedInAmong(networkId, [personId], this.networks, this.accounts);
    ensure(
      !signedIn.has(personId),
      'not-the-person',
      'This person has signed in: only they can change their address.',
      'email',
    );
    const commandId = v5(envelope.commandId, 'suspension');
    await this.store.execute(
      network,
      networkId,
      new SuspendRole({ networkId, personId }, { ...envelope, commandId, causationId: envelope.commandId }),
      async () => ({ circumstances: await this.circumstances.prepare(envelope, personId) }),
    );
  }
}

/** What nobody else says of a person; an import brings what they said elsewhere. */
function ensureInOwnWords({ data: { personId }, personal, envelope: { principal } }: DescribePerson): void {
  const maySay = personOf(principal) === personId || principal.role === 'system';
  for (const field of ['presentation', 'goodContact', 'phoneShown', 'cardShown'])
    ensure(
      personal[field] === undefined || maySay,
      'not-the-person',
      'Only the person says how they present themselves, and whether others see their telephone or card.',
      field,
    );
}

function ensureMayCorrectAddress({ data: { personId }, envelope }: DescribePerson): void {
  ensure(
    personOf(envelope.principal) !== personId,
    'address-not-verified',
    'Change your own address under “Everything about me”: a code goes to the new one first.',
    'email',
  );
  ensureMay(envelope.principal, 'correct-address', { path: 'email' });
}
