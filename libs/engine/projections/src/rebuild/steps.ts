import type { EventStore, Place, StoredEvent } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import { type Stop, digest } from '../digest';
import { inTransaction } from '../in-transaction';
import type { Projection } from '../projection';
import { isServerTrouble } from '../server-trouble';
import { allShares } from '../shares';
import { StoppedNetworks } from '../stopped-networks';
import type { TablesBeside } from './tables-beside';

/** `learning`, `copying`, `folding`, `finishing` and `mending` are the fast way, up to `bulkEnd`; `following` is what comes after. */
export type Phase = 'learning' | 'copying' | 'folding' | 'finishing' | 'mending' | 'following';

/** How far a filling is; `place` is that of its phase. */
export type Standing = Readonly<{ phase: Phase; place: Place; bulkEnd: Place }>;

type Then = Partial<Standing> | (() => Partial<Standing>);

export type Reached = Readonly<{ phase: Phase; position: number; end: number }>;

export type FillingOptions = Readonly<{
  connection: QueryRunner;
  projection: Projection;
  store: EventStore;
  tables: TablesBeside;
  /** Which events belong in; all of them unless said. */
  concerns?: (event: StoredEvent) => boolean;
  /** Writes down where the filling then stands, in the transaction of the rows. */
  keep?: (standing: Standing) => Promise<unknown>;
  progress?: (reached: Reached) => void;
  signal?: AbortSignal;
}>;

/** Steps of a filling: each is one transaction of what is written and where the filling then stands. */
export class Steps {
  constructor(
    private readonly options: FillingOptions,
    public standing: Standing,
  ) {}

  /**
   * @param then where the filling stands then; a function is asked after the writing
   * @param end what the position is on its way to
   */
  async step<T>(then: Then, end: number, write: () => Promise<T>): Promise<T> {
    const { keep, progress, signal } = this.options;
    signal?.throwIfAborted();
    let { standing } = this;
    const written = await this.within(async () => {
      const result = await write();
      standing = { ...standing, ...(typeof then === 'function' ? then() : then) };
      await keep?.(standing);
      return result;
    });
    this.standing = standing;
    progress?.({ phase: standing.phase, position: standing.place.position, end });
    return written;
  }

  /** Only that the filling goes on otherwise. */
  turnTo(then: Partial<Standing>): Promise<void> {
    return this.step(then, this.standing.bulkEnd.position, () => Promise.resolve());
  }

  /** Rows of some events, and the networks that stop among them. */
  async write(
    then: Then,
    end: number,
    stopped: StoppedNetworks,
    write: (connection: QueryRunner) => Promise<Stop[]>,
  ): Promise<void> {
    const stops = await this.step(then, end, async () => {
      const found = await write(this.options.connection);
      const firsts = [...Map.groupBy(found, ({ event }) => event.networkId).values()].flatMap((of) =>
        of.slice(0, 1),
      );
      await stopped.write(firsts);
      return firsts;
    });
    stopped.keep(stops);
  }

  /** Events in order through the projection's `handle`: all at once, or network by network when that fails. */
  async handle(events: readonly StoredEvent[]): Promise<Stop[]> {
    const { projection, connection } = this.options;
    if (events.length === 0) return [];
    try {
      await inTransaction(connection, () => projection.handle(events, connection.manager));
      return [];
    } catch (error) {
      if (isServerTrouble(error, connection)) throw error;
      return digest(projection, events, connection);
    }
  }

  /** The networks that are stopped in these tables. */
  stoppedNetworks(): Promise<StoppedNetworks> {
    const { connection, projection } = this.options;
    return this.within(() => StoppedNetworks.open(connection, projection.name, allShares));
  }

  /** In a transaction, among the tables that are filled. */
  within<T>(run: () => Promise<T>): Promise<T> {
    const { connection, tables } = this.options;
    return inTransaction(connection, async () => {
      await tables.enter();
      return run();
    });
  }

  /** Those that belong in and whose networks go on. */
  fresh(events: readonly StoredEvent[], stopped: StoppedNetworks): StoredEvent[] {
    const { concerns } = this.options;
    return events.filter((event) => !stopped.has(event.networkId) && (concerns?.(event) ?? true));
  }
}
