import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Day, NetworkId, PersonId, PhoneRegion } from '@relais/contracts';
import { Database, type Reader } from '@relais/database';
import {
  type Aggregate,
  Clock,
  type Envelope,
  type Event,
  EventStore,
  Refusal,
  type StoredEvent,
  ensure,
} from '@relais/event-sourcing';
import { Networks } from '@relais/networks';
import type { EntityManager } from 'typeorm';
import type { Asker } from './asker';
import { ensureAccepted, speakerIn } from './speaker.rules';

export type Membership = Asker['memberships'][number];

/** What an asker may do in a network: read its rows, give commands. Of networks that are not his he hears nothing. */
@Injectable()
export class Asking {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly store: EventStore,
  ) {}

  /** Who speaks in a network. @throws Refusal as `speakerIn`; `not-accepted` */
  in({ memberships, chosenId }: Asker, networkId: NetworkId): Membership {
    const speaker = speakerIn(memberships, networkId, chosenId);
    ensureAccepted(speaker);
    return speaker;
  }

  async envelope(asker: Asker, networkId: NetworkId, commandId: string | undefined): Promise<Envelope> {
    const { personId, role } = this.in(asker, networkId);
    const today = await this.today(asker, networkId);
    return { commandId: commandId ?? randomUUID(), networkId, today, principal: { personId, role } };
  }

  /** @throws Refusal `not-found` for a network that is not the asker's */
  async today(asker: Asker, networkId: NetworkId): Promise<Day> {
    this.in(asker, networkId);
    return this.clock.dayIn(await this.timezone(networkId));
  }

  phoneRegion(networkId: NetworkId): Promise<PhoneRegion> {
    return this.networks.phoneRegionOf(networkId);
  }

  timezone(networkId: NetworkId): Promise<string> {
    return this.networks.timezoneOf(networkId);
  }

  /**
   * Reads in one of the asker's networks as the person who speaks there. What the rows are asked for does not widen what is read.
   * @throws Refusal as `in`; `read-model-stopped` while one stands still at an event of this network that it cannot digest
   */
  read<T>(
    asker: Asker,
    networkId: NetworkId,
    run: (rows: EntityManager, me: Membership) => Promise<T>,
  ): Promise<T> {
    const me = this.in(asker, networkId);
    return this.database.asReader(readerOf(asker, [me.personId]), (rows, stopped) => {
      const here = stopped.filter((one) => one.networkId === networkId).map(({ projection }) => projection);
      ensure(
        here.length === 0,
        'read-model-stopped',
        `This network cannot be read for now (${here.join(', ')}). Nothing is lost; it will go on from where it stopped.`,
      );
      return run(rows, me);
    });
  }

  /**
   * In which of the caller's networks something lies that only its id is known of.
   * @throws Refusal `not-found` when there is nothing, or it belongs to another network
   */
  async networkOf(asker: Asker, aggregate: Aggregate, id: string): Promise<NetworkId> {
    const [first] = await this.events(asker, aggregate, id);
    if (!first) throw new Refusal('not-found', 'There is nothing with this id here.');
    return first.networkId as NetworkId;
  }

  /** Runs one after the other in a network, in all processes; holds a connection meanwhile. */
  alone<T>(networkId: string, run: () => Promise<T>): Promise<T> {
    return this.database.engine.transaction(async (rows) => {
      await rows.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [networkId]);
      return run();
    });
  }

  /** Reads over all networks of the asker, whatever stands still in one of them; nobody speaks, so what is told to one person stays closed. */
  readAll<T>(asker: Asker, run: (rows: EntityManager) => Promise<T>): Promise<T> {
    return this.database.asReader(readerOf(asker, []), run);
  }

  /** The events of an aggregate of one of the asker's networks; none when there is nothing, or it belongs to another network. */
  async events<E extends Event>(
    asker: Asker,
    aggregate: Aggregate<E>,
    id: string,
  ): Promise<StoredEvent<E>[]> {
    const events = await this.store.eventsOfAs(readerOf(asker, []), aggregate, id);
    return events.filter((event) => asker.memberships.some(({ networkId }) => networkId === event.networkId));
  }
}

/** What an asker may read in their networks, as these persons. */
export const readerOf = ({ memberships }: Asker, personIds: readonly PersonId[]): Reader => ({
  networkIds: memberships.map(({ networkId }) => networkId),
  personIds,
});

/** The same caller, for the few things that somebody may do in a network which they have not accepted. */
export const acceptedOrNot = (asker: Asker): Asker => ({
  ...asker,
  memberships: asker.memberships.map((one) => ({ ...one, acceptance: 'accepted' })),
});

/** The same caller, who speaks as one of their persons. */
export const speakingAs = (asker: Asker, { personId }: Pick<Membership, 'personId'>): Asker => ({
  ...asker,
  chosenId: personId,
});
