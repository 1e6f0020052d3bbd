import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { cancelUntil } from './cancelling';
import { limits } from './connections';
import { LeanClient } from './lean-client';
import { migrations } from './migrations';

/** Who reads: the networks and persons of an authenticated caller, never what a request names. */
export type Reader = Readonly<{ networkIds: readonly string[]; personIds: readonly string[] }>;

/** A read model that has parked a network, and so is incomplete there. */
export type Stopped = Readonly<{ networkId: string; projection: string }>;

/** Until TypeORM listens, nobody else does: a connection that breaks in that moment would end the process. */
const mayBreak = (client: ClientBase): unknown => client.on('error', () => undefined);

/** The tables of one installation: the engine writes them, callers read the rows of their networks. */
export class Database {
  private readonly turns = new Map<string, PQueue>();

  private constructor(
    readonly engine: DataSource,
    private readonly url: string,
    private readonly name: string,
  ) {}

  /**
   * Connects and migrates the tables; several processes may do so at the same time.
   * @param url a PostgreSQL from 15 on, `postgres://…`
   * @param rows the entities of all read models
   * @param name of its connections, as PostgreSQL lists them
   * @param check looks at the present tables, if any, and throws to refuse: then nothing is changed
   */
  static async open(
    url: string,
    rows: readonly (new () => object)[],
    name = 'relais',
    check: (rows: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<Database> {
    const applicationName = `${name} ${randomUUID()}`;
    const engine = new DataSource({
      type: 'postgres',
      url,
      entities: [...rows],
      migrations,
      invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
      parseInt8: true,
      applicationName,
      extra: { max: 16, ...limits(url), onConnect: mayBreak, Client: LeanClient },
    });
    await engine.initialize();
    await check(engine.manager).catch(async (error: unknown) => {
      await engine.destroy();
      throw error;
    });
    const lock = engine.createQueryRunner();
    try {
      await lock.query('select pg_advisory_lock($1)', [migrationLock]);
      await engine.runMigrations({ transaction: 'each' });
    } finally {
      await lock.query('select pg_advisory_unlock($1)', [migrationLock]);
      await lock.release();
    }
    return new Database(engine, url, applicationName);
  }

  /** One transaction of the engine while nobody else uses these tables; newcomers wait. @throws Error when others use them */
  runAlone<T>(run: (rows: EntityManager) => Promise<T>): Promise<T> {
    return this.engine.transaction(async (rows) => {
      await rows.query('select pg_advisory_xact_lock($1)', [migrationLock]);
      await this.ensureAlone(rows);
      return run(rows);
    });
  }

  /**
   * Runs one after the other under a name, over all processes; holds a connection meanwhile, and waiting takes one connection for each
   * process. When a process dies, the next one continues.
   */
  inTurn<T>(name: string, run: () => Promise<T>): Promise<T> {
    let queue = this.turns.get(name);
    if (queue === undefined) {
      queue = new PQueue({ concurrency: 1 });
      queue.addEventListener('idle', () => this.turns.delete(name), { once: true });
      this.turns.set(name, queue);
    }
    return queue.add(() => this.inTurnOfAll(name, run));
  }

  private async inTurnOfAll<T>(name: string, run: () => Promise<T>): Promise<T> {
    const lock = this.engine.createQueryRunner();
    try {
      await lock.query('select pg_advisory_lock(hashtextextended($1, 4))', [name]);
      try {
        return await run();
      } finally {
        // A connection that is gone has let go of it.
        await lock.query('select pg_advisory_unlock(hashtextextended($1, 4))', [name]).catch(() => undefined);
      }
    } finally {
      await lock.release();
    }
  }

  /**
   * One transaction that sees only the rows of the reader's networks, and only the values of the vault that the reader may see;
   * PostgreSQL enforces it (row-level security).
   * @param run also gets the read models that have parked one of the networks
   */
  asReader<T>(
    { networkIds, personIds }: Reader,
    run: (rows: EntityManager, stopped: readonly Stopped[]) => Promise<T>,
  ): Promise<T> {
    return this.engine.transaction(async (rows) => {
      const [begun] = await rows.query<{ stopped: Stopped[] }[]>(
        `select set_config('role', 'relais_app', true), set_config('relais.networks', $1, true), set_config('relais.persons', $2, true),
                array(select json_build_object('networkId', network_id, 'projection', projection)
                        from stopped_network where network_id = any ($1::text::uuid[])) as stopped`,
        [`{${networkIds.join(',')}}`, `{${personIds.join(',')}}`],
      );
      return run(rows, begun?.stopped ?? []);
    });
  }

  /** Connections that are being closed are there for a moment longer. */
  private async ensureAlone(rows: EntityManager): Promise<void> {
    for (let look = 1; ; look++) {
      const others: object[] = await rows.query(
        `select pg_stat_clear_snapshot() from pg_stat_activity
          where datname = current_database() and application_name like 'relais%' and application_name <> $1`,
        [this.name],
      );
      if (others.length === 0) return;
      if (look === looks)
        throw new Error('Relais is running on this database. Stop its servers and workers first.');
      await setTimeout(lookEveryMs);
    }
  }

  /** Runs on its own connection; the signal cancels its statements. @throws the reason of the signal */
  async interruptibly<T>(signal: AbortSignal, run: (connection: QueryRunner) => Promise<T>): Promise<T> {
    const connection = this.engine.createQueryRunner();
    let cancelled: Promise<void> | undefined;
    try {
      const [backend] = await connection.manager.query<{ pid: number }[]>('select pg_backend_pid() as pid');
      signal.throwIfAborted();
      const running = run(connection);
      const cancel = () => {
        cancelled = cancelUntil(running, this.url, 'pid', backend?.pid ?? 0);
      };
      signal.addEventListener('abort', cancel, { once: true });
      return await running.finally(() => {
        signal.removeEventListener('abort', cancel);
      });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      // Nothing that runs on this connection next is cancelled in its place.
      await cancelled;
      await connection.release();
    }
  }

  /** Waits for background work that was told to end; statements of this process that still run a moment later are cancelled. */
  async waitForEnd(work: Promise<unknown>): Promise<void> {
    const over = new AbortController();
    const cancelling = setTimeout(maxWaitMs, undefined, { signal: over.signal })
      .then(() => cancelUntil(work, this.url, 'application_name', this.name))
      .catch(() => undefined);
    try {
      await work;
    } finally {
      over.abort();
      await cancelling;
    }
  }

  close(): Promise<void> {
    return this.engine.destroy();
  }
}

const maxWaitMs = 300;
const looks = 20;
const lookEveryMs = 100;
const migrationLock = 7_352_001;
