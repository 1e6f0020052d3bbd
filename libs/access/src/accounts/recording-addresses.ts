import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Database } from '@relais/database';
import { Clock, PeriodicWork, v5 } from '@relais/event-sourcing';
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
  private readonly finishing = new PeriodicWork({
    everyMs: minute,
    run: () => this.record(null),
    failed: (error) => {
      this.logger.warn('A changed address is not known in every network yet.', error);
    },
  });

  constructor(
    private readonly commands: CommandBus,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly signIn: SignIn,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.finishing.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.database.waitForEnd(this.finishing.stop());
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
