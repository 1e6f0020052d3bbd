import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Day, NetworkId } from '@relais/contracts';
import { Database } from '@relais/database';
import { Clock, type Envelope, Refusal, ensure } from '@relais/event-sourcing';
import type { Asker } from '@relais/identity';
import { Rosters } from '@relais/networks';
import type { EntityManager } from 'typeorm';

export type Membership = Asker['memberships'][number];

/** What an asker may do in a network: read its rows, give commands. Of networks that are not his he hears nothing. */
@Injectable()
export class Asking {
  constructor(
    private readonly database: Database,
    private readonly rosters: Rosters,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not-found` for a network that is not the asker's */
  in({ memberships }: Asker, networkId: NetworkId): Membership {
    const membership = memberships.find((one) => one.networkId === networkId);
    if (!membership) throw new Refusal('not-found', 'There is no such network here.', 'networkId');
    return membership;
  }

  async envelope(asker: Asker, networkId: NetworkId, commandId: string | undefined): Promise<Envelope> {
    const { personId, role } = this.in(asker, networkId);
    const today = await this.today(networkId);
    return { commandId: commandId ?? randomUUID(), networkId, today, asker: { personId, role } };
  }

  async today(networkId: NetworkId): Promise<Day> {
    return this.clock.dayIn(await this.rosters.timezoneOf(networkId));
  }

  /**
   * Reads with the rights of the asker, in one of his networks.
   * @throws Refusal `not-found`; `read-model-stopped` while one stands still at a fact of this network that it cannot digest
   */
  read<T>(
    asker: Asker,
    networkId: NetworkId,
    run: (rows: EntityManager, me: Membership) => Promise<T>,
  ): Promise<T> {
    const me = this.in(asker, networkId);
    return this.database.asReader([networkId], (rows, stopped) => {
      ensure(
        stopped.length === 0,
        'read-model-stopped',
        `What is read of this network stands still (${stopped.join(', ')}). Nothing is lost; it will go on from there.`,
      );
      return run(rows, me);
    });
  }

  /** Reads over all networks of the asker, whatever stands still in one of them. */
  readAll<T>({ memberships }: Asker, run: (rows: EntityManager) => Promise<T>): Promise<T> {
    return this.database.asReader(
      memberships.map(({ networkId }) => networkId),
      run,
    );
  }
}
