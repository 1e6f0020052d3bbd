import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Language } from '@relais/contracts';
import { Clock, EventStore, type Recorded, Refusal } from '@relais/event-sourcing';
import { ChangeAddress, SignIn } from '@relais/identity';
import { Post } from '@relais/mail';
import { Rosters } from '@relais/networks';
import { addressChangedMail } from './address-mails';

/** Changes the verified address of an account, and that of its persons in every network; the old address hears of it. */
@Injectable()
export class AddressChanges {
  constructor(
    private readonly commands: CommandBus,
    private readonly rosters: Rosters,
    private readonly clock: Clock,
    private readonly store: EventStore,
    private readonly signIn: SignIn,
    private readonly post: Post,
  ) {}

  /** @throws Refusal `code-refused`, `address-in-use` */
  async change(
    accountId: string,
    { browser, code, language }: Readonly<{ browser: string; code: string; language: Language }>,
  ): Promise<Recorded> {
    const changed = await this.signIn.changeAddress(accountId, browser, code);
    if (changed === null)
      throw new Refusal(
        'code-refused',
        'This code is not right, was used already, or its ten minutes are over. Ask for a new one.',
        'code',
      );
    const { address, old, persons } = changed;
    if (old !== null && old !== address) this.post.send(addressChangedMail(old, language));
    const commandId = randomUUID();
    for (const { networkId, personId } of persons) {
      const envelope = {
        ...{ commandId: randomUUID(), correlationId: commandId, networkId },
        today: this.clock.dayIn(await this.rosters.timezoneOf(networkId)),
        asker: { personId, role: 'member' as const },
      };
      await this.commands.execute(new ChangeAddress({ networkId, personId }, envelope, { email: address }));
    }
    return { id: commandId, position: String(await this.store.lastPosition()) };
  }
}
