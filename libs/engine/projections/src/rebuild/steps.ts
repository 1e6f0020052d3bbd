import type { EventStore, Cursor, StoredEvent } from '@relais/event-sourcing';
import type { QueryRunner } from 'typeorm';
import { type Failure, applyBatch } from '../apply-batch';
import { inTransaction } from '../in-transaction';
import type { Projection } from '../projection';
import { isServerTrouble } from '../server-trouble';
import { allPartitions } from '../partitions';
import { ParkedNetworks } from '../parked-networks';
import type { ShadowTables } from './shadow-tables';

/** `learning`, `copying`, `folding`, `finishing` and `mending` are the fast way, up to `bulkEnd`; `following` handles later events. */
export type Phase = 'learning' | 'copying' | 'folding' | 'finishing' | 'mending' | 'following';

/** How far a backfill is; `place` is that of its phase. */
export type BackfillState = Readonly<{ phase: Phase; place: Cursor; bulkEnd: Cursor }>;

type Then = Partial<BackfillState> | (() => Partial<BackfillState>);

/** `events`: how many were applied so far, in all phases. */
export type Reached = Readonly<{ phase: Phase; position: number; end: number; events: number }>;

export type BackfillOptions = Readonly<{
  connection: QueryRunner;
  projection: Projection;
  store: EventStore;
  tables: ShadowTables;
  /** Which events are applied; default: all. */
  concerns?: (event: StoredEvent) => boolean;
  /** Writes down where the backfill then is, in the transaction of the rows. */
  keep?: (state: BackfillState) => Promise<unknown>;
  progress?: (reached: Reached) => void;
  signal?: AbortSignal;
}>;

/** Steps of a backfill: each is one transaction of what is written and where the backfill then is. */
export class Steps {
  /** Events that were applied so far; those that are put aside count once. */
  events = 0;

  constructor(
    private readonly options: BackfillOptions,
    public state: BackfillState,
  ) {}

  /**
   * @param then where the backfill stands then; a function is asked after the writing
   * @param end what the position is on its way to
   */
  async step<T>(then: Then, end: number, write: () => Promise<T>): Promise<T> {
    const { keep, progress, signal } = this.options;
    signal?.throwIfAborted();
    let { state } = this;
    const written = await this.runAmongTables(async () => {
      const result = await write();
      state = { ...state, ...(typeof then === 'function' ? then() : then) };
      await keep?.(state);
      return result;
    });
    this.state = state;
    progress?.({ phase: state.phase, position: state.place.position, end, events: this.events });
    return written;
  }

  /** Only that the backfill goes on otherwise. */
  turnTo(then: Partial<BackfillState>): Promise<void> {
    return this.step(then, this.state.bulkEnd.position, () => Promise.resolve());
  }

  /** Rows of some events, and the networks that stop among them. */
  async write(
    then: Then,
    end: number,
    parked: ParkedNetworks,
    write: (connection: QueryRunner) => Promise<Failure[]>,
  ): Promise<void> {
    const failures = await this.step(then, end, async () => {
      const found = await write(this.options.connection);
      const firsts = [...Map.groupBy(found, ({ event }) => event.networkId).values()].flatMap((of) =>
        of.slice(0, 1),
      );
      await parked.write(firsts);
      return firsts;
    });
    parked.keep(failures);
  }

  /** Events in order through the projection's `handle`: all at once, or network by network when that fails. */
  async handle(events: readonly StoredEvent[]): Promise<Failure[]> {
    const { projection, connection } = this.options;
    if (events.length === 0) return [];
    try {
      await inTransaction(connection, () => projection.handle(events, connection.manager));
      return [];
    } catch (error) {
      if (isServerTrouble(error, connection)) throw error;
      return applyBatch(projection, events, connection);
    }
  }

  /** The networks that are parked in these tables. */
  parkedNetworks(): Promise<ParkedNetworks> {
    const { connection, projection } = this.options;
    return this.runAmongTables(() => ParkedNetworks.open(connection, projection.name, allPartitions));
  }

  /** In a transaction, among the tables that are filled. */
  runAmongTables<T>(run: () => Promise<T>): Promise<T> {
    const { connection, tables } = this.options;
    return inTransaction(connection, async () => {
      await tables.enter();
      return run();
    });
  }

  /** Those that belong in and whose networks go on. */
  fresh(events: readonly StoredEvent[], parked: ParkedNetworks): StoredEvent[] {
    const { concerns } = this.options;
    return events.filter((event) => !parked.has(event.networkId) && (concerns?.(event) ?? true));
  }
}
