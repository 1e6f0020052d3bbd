import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Asker, type OpenChange, SignIn } from '@relais/access';
import type { Language } from '@relais/contracts';
import { Database } from '@relais/database';
import { Clock, EventStore, type Recorded, Refusal, v5 } from '@relais/event-sourcing';
import { Post } from '@relais/mail';
import { Rosters } from '@relais/networks';
import { ChangeAddress } from '@relais/people';
import { addressChangedMail } from './address-mails';

const minute = 60_000;

type Asked = Readonly<{ browser: string; code: string; language: Language | undefined }>;

/**
 * Changes the verified address of an account, and that of its persons in every network; the old address hears of it. What an outage
 * interrupts goes on at the next start, or a minute later.
 */
@Injectable()
export class AddressChanges implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('AddressChanges');
  private timer: NodeJS.Timeout | undefined;
  private finishing = Promise.resolve();

  constructor(
    private readonly commands: CommandBus,
    private readonly rosters: Rosters,
    private readonly clock: Clock,
    private readonly store: EventStore,
    private readonly signIn: SignIn,
    private readonly post: Post,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    const finish = () => {
      this.finishing = this.finishing
        .then(() => this.record(null))
        .catch((error: unknown) => {
          this.logger.warn('A changed address is not known in every network yet.', error);
        });
    };
    this.timer = setInterval(finish, minute).unref();
    finish();
  }

  onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    return this.database.ending(this.finishing);
  }

  /** @throws Refusal `code-refused`, `address-in-use` */
  async change(me: Asker, accountId: string, { browser, code, language }: Asked): Promise<Recorded> {
    const changed = await this.signIn.changeAddress(accountId, browser, code);
    if (changed === null)
      throw new Refusal(
        'code-refused',
        'This code is not right, was used already, or its ten minutes are over. Ask for a new one.',
        'code',
      );
    const { changeId, address, old } = changed;
    if (old !== null && old !== address)
      this.post.send(addressChangedMail(old, language ?? (await this.languageOf(me))));
    await this.record(accountId);
    return { id: changeId, position: String(await this.store.lastPosition()) };
  }

  /** Records what is open, of one account or of all; each person for itself, so that one network that fails holds up no other. */
  private async record(accountId: string | null): Promise<void> {
    const open = await this.signIn.openChanges(accountId);
    const failures: unknown[] = [];
    for (const change of open) await this.recordOne(change).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private async recordOne(change: OpenChange): Promise<void> {
    const { changeId, accountId, networkId, personId } = change;
    const email = (await this.signIn.addressOf(accountId)) ?? '';
    const envelope = {
      ...{ commandId: v5(changeId, personId), correlationId: changeId, networkId },
      today: this.clock.dayIn(await this.rosters.timezoneOf(networkId)),
      principal: { personId, role: 'member' as const },
    };
    await this.commands.execute(new ChangeAddress({ networkId, personId }, envelope, { email }));
    await this.signIn.closeChange(change);
  }

  /** Of an app from before, which does not say it: that of a network of theirs. */
  private async languageOf({ memberships: [first] }: Asker): Promise<Language> {
    return first ? (await this.rosters.of(first.networkId)).language : 'fr';
  }
}
