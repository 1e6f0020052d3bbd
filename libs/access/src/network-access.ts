import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type ActingRole,
  type Day,
  type NetworkId,
  type PersonId,
  type PhoneRegion,
  isDerived,
} from '@relais/contracts';
import { Database, type Reader } from '@relais/database';
import {
  type Aggregate,
  Clock,
  type Envelope,
  type Event,
  EventStore,
  NothingHere,
  type StoredEvent,
  ensure,
} from '@relais/event-sourcing';
import { Networks, hasTakenPart } from '@relais/networks';
import type { EntityManager } from 'typeorm';
import type { Caller } from './caller';
import { ensureAccepted, speakerIn } from './speaker.rules';

export type Membership = Caller['memberships'][number];

/** What a caller may do in a network: read its rows, give commands. Networks that are not theirs do not exist for them. */
@Injectable()
export class NetworkAccess {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly store: EventStore,
  ) {}

  /** The person who speaks in a network. @throws Refusal as `speakerIn`; `not-accepted` */
  membershipIn({ memberships, chosenId }: Caller, networkId: NetworkId): Membership {
    const speaker = speakerIn(memberships, networkId, chosenId);
    ensureAccepted(speaker);
    return speaker;
  }

  async envelope(caller: Caller, networkId: NetworkId, commandId: string | undefined): Promise<Envelope> {
    const { personId, role } = this.membershipIn(caller, networkId);
    const today = await this.today(caller, networkId);
    const acting = await this.roleInLog(networkId, { personId, role }, today);
    return { commandId: commandId ?? randomUUID(), networkId, today, principal: { personId, role: acting } };
  }

  /** The role for a command: a visitor by the read models may be a member by the log already, or was a participant once. */
  private async roleInLog(
    networkId: NetworkId,
    { personId, role }: Pick<Membership, 'personId' | 'role'>,
    today: Day,
  ): Promise<ActingRole> {
    if (role !== 'visitor') return role;
    const network = await this.networks.stateOf(networkId);
    return hasTakenPart(network, personId, today) ? 'member' : 'visitor';
  }

  /** @throws Refusal `not-found` for a network that is not the caller's */
  async today(caller: Caller, networkId: NetworkId): Promise<Day> {
    this.membershipIn(caller, networkId);
    return this.clock.dayIn(await this.timezone(networkId));
  }

  phoneRegion(networkId: NetworkId): Promise<PhoneRegion> {
    return this.networks.phoneRegionOf(networkId);
  }

  timezone(networkId: NetworkId): Promise<string> {
    return this.networks.timezoneOf(networkId);
  }

  /**
   * Reads in one of the caller's networks as the person who speaks there. A query cannot widen what is read.
   * @throws Refusal as `in`; `read-model-stopped` while a read model has parked this network
   */
  read<T>(
    caller: Caller,
    networkId: NetworkId,
    run: (rows: EntityManager, me: Membership) => Promise<T>,
  ): Promise<T> {
    const me = this.membershipIn(caller, networkId);
    return this.database.asReader(readerOf(caller, [me.personId]), (rows, stopped) => {
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
   * The network, one of the caller's, to which an id belongs.
   * @throws Refusal `not-found` when there is nothing, or it belongs to another network
   */
  async networkOf(caller: Caller, aggregate: Aggregate, id: string): Promise<NetworkId> {
    const [first] = await this.events(caller, aggregate, id);
    if (!first) throw new NothingHere();
    return first.networkId as NetworkId;
  }

  /**
   * A client begins nothing under a derived id: one that Relais will need could be taken beforehand, in another network or for another
   * kind of thing. What is here already may have any id.
   * @throws NothingHere
   */
  async ensureMayBegin(aggregate: Aggregate, id: string, networkId: NetworkId): Promise<void> {
    if (isDerived(id) && !(await this.store.hasStream(aggregate, id, networkId))) throw new NothingHere();
  }

  /** Runs one after the other in a network, in all processes; holds a connection meanwhile. */
  runAlone<T>(networkId: string, run: () => Promise<T>): Promise<T> {
    return this.database.engine.transaction(async (rows) => {
      await rows.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [networkId]);
      return run();
    });
  }

  /**
   * Reads over all networks of the caller, parked ones included. No person speaks, so values that only one person may see stay closed.
   */
  readAll<T>(caller: Caller, run: (rows: EntityManager) => Promise<T>): Promise<T> {
    return this.database.asReader(readerOf(caller, []), run);
  }

  /** The events of an aggregate of one of the caller's networks; none when there is nothing, or it belongs to another network. */
  async events<E extends Event>(
    caller: Caller,
    aggregate: Aggregate<E>,
    id: string,
  ): Promise<StoredEvent<E>[]> {
    const events = await this.store.eventsOfAs(readerOf(caller, []), aggregate, id);
    return events.filter((event) =>
      caller.memberships.some(({ networkId }) => networkId === event.networkId),
    );
  }
}

/** What a caller may read in their networks, as these persons. */
export const readerOf = ({ memberships }: Caller, personIds: readonly PersonId[]): Reader => ({
  networkIds: memberships.map(({ networkId }) => networkId),
  personIds,
});

/** The same caller, for the few things that a person may do in a network before they accept it. */
export const acceptedOrNot = (caller: Caller): Caller => ({
  ...caller,
  memberships: caller.memberships.map((one) => ({ ...one, acceptance: 'accepted' })),
});

/** The same caller, who speaks as one of their persons. */
export const speakingAs = (caller: Caller, { personId }: Pick<Membership, 'personId'>): Caller => ({
  ...caller,
  chosenId: personId,
});
