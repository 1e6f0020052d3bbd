import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Database } from '@relais/database';
import { Clock, v5 } from '@relais/event-sourcing';
import { Networks } from '@relais/networks';
import { ChangeAddress } from '@relais/people';
import { SignIn } from '../sign-in/sign-in';
import type { OpenChange } from './open-changes';

const minute = 60_000;

/**
 * Records the new address of an account for its persons in every network. After an outage it continues at the next start, or a minute
 * later.
 */
@Injectable()
export class RecordingAddresses implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('AddressChanges');
  private timer: NodeJS.Timeout | undefined;
  private finishing = Promise.resolve();

  constructor(
    private readonly commands: CommandBus,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly signIn: SignIn,
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
    return this.database.waitForEnd(this.finishing);
  }

  /** Records what is open, of one account or of all; each person for itself, so that one network that fails holds up no other. */
  async record(accountId: string | null): Promise<void> {
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
      today: this.clock.dayIn(await this.networks.timezoneOf(networkId)),
      principal: { personId, role: 'member' as const },
    };
    await this.commands.execute(new ChangeAddress({ networkId, personId }, envelope, { email }));
    await this.signIn.closeChange(change);
  }
}
