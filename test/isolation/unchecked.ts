import fastifyCookie from '@fastify/cookie';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { type Caller, NetworkAccess, type Membership, readerOf } from '@relais/access';
import type { NetworkId, PersonId } from '@relais/contracts';
import { Database } from '@relais/database';
import { type Aggregate, Clock, type Event, EventStore, type StoredEvent } from '@relais/event-sourcing';
import type { Installation } from '@relais/installation';
import { Networks } from '@relais/networks';
import type { EntityManager } from 'typeorm';
import { ApiModule } from '../../apps/api/src/api.module';
import { admitRequests } from '../../apps/api/src/http/admission';

/** Checks nothing: every caller has every role in every network. Reads still use the caller's own rights. */
class UncheckedAccess extends NetworkAccess {
  constructor(
    protected readonly rows: Database,
    networks: Networks,
    clock: Clock,
    protected readonly log: EventStore,
  ) {
    super(rows, networks, clock, log);
  }

  override membershipIn({ memberships, chosenId }: Caller, networkId: NetworkId): Membership {
    const speaker =
      memberships.find(({ personId }) => personId === chosenId) ??
      memberships.find((one) => one.networkId === networkId) ??
      memberships[0];
    return {
      networkId,
      personId: speaker?.personId as PersonId,
      role: 'system' as never,
      acceptance: 'accepted',
    };
  }

  override read<T>(
    caller: Caller,
    networkId: NetworkId,
    run: (rows: EntityManager, me: Membership) => Promise<T>,
  ): Promise<T> {
    const me = this.membershipIn(caller, networkId);
    return this.rows.asReader(readerOf(caller, [me.personId]), (rows) => run(rows, me));
  }

  override events<E extends Event>(
    caller: Caller,
    aggregate: Aggregate<E>,
    id: string,
  ): Promise<StoredEvent<E>[]> {
    return this.log.eventsOfAs(readerOf(caller, []), aggregate, id);
  }
}

/** Also reads with the rights of the engine, as if there were no row-level security. */
class UnguardedAccess extends UncheckedAccess {
  override read<T>(
    caller: Caller,
    networkId: NetworkId,
    run: (rows: EntityManager, me: Membership) => Promise<T>,
  ): Promise<T> {
    return run(this.rows.engine.manager, this.membershipIn(caller, networkId));
  }

  override events<E extends Event>(
    _: Caller,
    aggregate: Aggregate<E>,
    id: string,
  ): Promise<StoredEvent<E>[]> {
    return this.log.eventsOf(aggregate, id);
  }
}

const instead = { unchecked: UncheckedAccess, unguarded: UnguardedAccess } as const;

/** The application over an installation with its checks replaced; answers where it listens. */
export async function withoutChecks(
  installation: Installation,
  how: keyof typeof instead,
): Promise<{ url: string; close(): Promise<void> }> {
  const module = await Test.createTestingModule({ imports: [ApiModule.register(installation)] })
    .overrideProvider(NetworkAccess)
    .useFactory({
      factory: (database: Database, networks: Networks, clock: Clock, store: EventStore) =>
        new instead[how](database, networks, clock, store),
      inject: [Database, Networks, Clock, EventStore],
    })
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  await app.register(fastifyCookie);
  admitRequests(app);
  await app.listen(0, '127.0.0.1');
  return { url: await app.getUrl(), close: () => app.close() };
}
