import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { query } from '../support/installations';
import { migratedDatabase } from '../support/postgres';

/** An empty log in a database of its own; everything opened here is closed with it. */
export class FaultFixture {
  private readonly opened: { close(): Promise<void> }[] = [];

  private constructor(
    readonly url: string,
    private readonly drop: () => Promise<void>,
  ) {}

  /** Runs something on an empty log, sound or with a fault seeded in it before. */
  static async run<T>(
    seed: (fixture: FaultFixture) => Promise<unknown>,
    run: (fixture: FaultFixture) => Promise<T>,
  ): Promise<T> {
    const { url, drop } = await migratedDatabase();
    const fixture = new FaultFixture(url, drop);
    try {
      await fixture.openDatabase();
      await seed(fixture);
      return await run(fixture);
    } finally {
      await fixture.end();
    }
  }

  async openDatabase(): Promise<Database> {
    const database = await Database.open(this.url, []);
    this.opened.push(database);
    return database;
  }

  openStore(): PostgresEventStore {
    const store = new PostgresEventStore(this.url, Buffer.alloc(32));
    this.opened.push(store);
    return store;
  }

  sql<Row = unknown>(statement: string): Promise<Row[]> {
    return query(this.url, statement) as Promise<Row[]>;
  }

  /** Changes the text of a function of the database; what is to be changed must be there. */
  async rewrite(name: string, ...changes: readonly (readonly [from: RegExp, to: string])[]): Promise<void> {
    const [row] = await this.sql<{ text: string }>(`select pg_get_functiondef('${name}'::regproc) as text`);
    await this.sql(
      changes.reduce((text, [from, to]) => {
        const found = text.match(new RegExp(from, 'g'))?.length ?? 0;
        if (found !== 1) throw new Error(`${name} says ${found} times what ${String(from)} means.`);
        return text.replace(from, () => to);
      }, row?.text ?? ''),
    );
  }

  /** Resolves when so many sessions of the database wait for a lock, or nothing is to be waited for any more. */
  async locksAwaited(count: number, isOver = () => false): Promise<void> {
    const question = `select count(*)::int as waiting from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`;
    while (!isOver() && ((await this.sql<{ waiting: number }>(question))[0]?.waiting ?? 0) < count)
      await pause(10);
  }

  private async end(): Promise<void> {
    for (const opened of this.opened.reverse()) await opened.close();
    await this.drop();
  }
}
