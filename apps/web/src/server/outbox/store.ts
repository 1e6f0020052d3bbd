import type { Database } from './database';
import type { Entry } from './entry';
import type { Decision } from './outbox.rules';

type Decide<Result> = (rows: readonly Entry[]) => Decision<Result>;

/** How tabs tell each other that something has changed. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;

/** `isKept` false: what is entered is lost with this page, as the storage is full, forbidden or gone. */
export type Snapshot = Readonly<{ entries: readonly Entry[]; isKept: boolean }>;

/** Orders from here on are of rows in memory. */
const inMemory = 2 ** 40;

/**
 * The rows of the outbox: in the database, one transaction of all tabs after the other; what it refuses stays in memory, and is
 * written together with the next change that it takes.
 */
export class Store {
  private readonly listeners = new Set<() => void>();
  private snapshot: Snapshot = { entries: [], isKept: true };
  /** Rows that this page only has in memory, or changed there, or (null) removed there. */
  private readonly pending = new Map<number, Entry | null>();
  private lastOrder = inMemory;
  private last: Promise<unknown>;

  constructor(
    private database: Promise<Database | null>,
    private readonly channel: Channel,
  ) {
    channel.onmessage = () => void this.read();
    this.last = database;
    void this.read();
  }

  readonly current = (): Snapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The database is gone: what is known of it is in memory from now on. */
  lose(): void {
    this.database = Promise.resolve(null);
    this.publish(this.snapshot.entries, null);
  }

  /** Decides on the present rows and resolves when the change is on the disk, or only in memory. */
  change<Result>(decide: Decide<Result>): Promise<Result> {
    return this.inTurn(async () => {
      const database = await this.database;
      const written = database && (await this.write(database, decide).catch(() => null));
      if (written) {
        this.pending.clear();
        this.publish(written.rows, database);
      }
      const result = written ? written.result : this.remember(decide, database);
      this.channel.postMessage(null);
      return result;
    });
  }

  /** Resolves when the rows of the database are known. */
  read(): Promise<void> {
    return this.inTurn(async () => {
      const database = await this.database;
      const rows = await database?.getAll('entries').catch(() => null);
      this.publish(rows ? this.withPending(rows) : this.snapshot.entries, database);
    });
  }

  private inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(run, run);
    this.last = turn;
    return turn;
  }

  private async write<Result>(
    database: Database,
    decide: Decide<Result>,
  ): Promise<{ result: Result; rows: readonly Entry[] }> {
    const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' });
    const { store, done } = transaction;
    // Otherwise it would count as unhandled if a request fails first.
    done.catch(() => undefined);
    const add = async ({ order: _, ...row }: Partial<Entry>) => store.add(row as Entry);
    for (const [order, row] of this.pending)
      if (row === null) await store.delete(order);
      else if (order > inMemory) await add(row);
      else if (await store.get(order)) await store.put(row);
    const { result, ...decided } = decide(await store.getAll());
    for (const { order } of decided.remove ?? []) await store.delete(order);
    for (const row of decided.put ?? []) await store.put(row);
    for (const row of decided.add ?? []) await add(row);
    const rows = await store.getAll();
    await done;
    return { result, rows };
  }

  private remember<Result>(decide: Decide<Result>, database: Database | null): Result {
    const before = this.snapshot.entries;
    const { result, ...decided } = decide(before);
    for (const { order } of decided.remove ?? [])
      if (order > inMemory) this.pending.delete(order);
      else this.pending.set(order, null);
    for (const row of decided.put ?? []) this.pending.set(row.order, row);
    for (const row of decided.add ?? []) {
      const order = ++this.lastOrder;
      this.pending.set(order, { ...row, order });
    }
    this.publish(this.withPending(before.filter(({ order }) => order <= inMemory)), database);
    return result;
  }

  private withPending(rows: readonly Entry[]): readonly Entry[] {
    const kept = rows.flatMap((row) =>
      this.pending.has(row.order) ? (this.pending.get(row.order) ?? []) : row,
    );
    return [
      ...kept,
      ...[...this.pending.values()].filter((row) => row !== null && row.order > inMemory),
    ] as Entry[];
  }

  private publish(entries: readonly Entry[], database: Database | null): void {
    const isKept = database !== null && entries.every(({ order }) => order <= inMemory);
    this.snapshot = { entries, isKept };
    this.listeners.forEach((listener) => listener());
  }
}
