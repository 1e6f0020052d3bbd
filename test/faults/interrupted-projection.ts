import type { Database } from '@relais/database';
import { type Projection, ReadModels } from '@relais/projections';
import type { QueryRunner } from 'typeorm';
import { newEvent, newStream } from '../support/events';
import { FaultFixture } from './fault.fixture';

/** What a runner works with: the connection of its transaction, and another one beside it. */
type Variant = (connection: QueryRunner, second: QueryRunner) => QueryRunner;

const asItIs: Variant = (connection) => connection;

/** The connection of a runner is cut between its rows and the commit: which events the read model has in the end. */
export const interruptedProjection = (variant: Variant = asItIs): Promise<string[]> =>
  FaultFixture.run(
    (fixture) => fixture.sql('create table seen ("position" integer not null)'),
    async (fixture) => {
      const store = fixture.openStore();
      const { position } = await store.append(newStream(), [newEvent(), newEvent()], { expected: 'none' });
      const database = await fixture.openDatabase();
      const second = database.engine.createQueryRunner();
      let cuts = 0;
      const projection: Projection = {
        name: 'seen',
        types: ['Tried'],
        tables: ['seen'],
        async handle(events, rows) {
          for (const event of events) await rows.query('insert into seen values ($1)', [event.position]);
          if (cuts++ === 0)
            await fixture.sql(
              `select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and state = 'idle in transaction'`,
            );
        },
      };
      const readModels = new ReadModels([projection], store, varied(database, variant, second));
      readModels.start();
      try {
        await readModels.waitFor(position, 30_000);
      } finally {
        await readModels.stop();
        await second.release();
      }
      const rows = await fixture.sql<{ position: number }>('select "position" from seen order by 1');
      const seen = rows.map((row) => row.position).join(', ');
      return seen === '1, 2' ? [] : [`The read model has the events ${seen || 'none'} of 1, 2.`];
    },
  );

function varied(database: Database, variant: Variant, second: QueryRunner): Database {
  const engine = replacing(database.engine, 'createQueryRunner', () =>
    variant(database.engine.createQueryRunner(), second),
  );
  return replacing(database, 'engine', engine);
}

/** Moves the checkpoint at once, before the rows are committed: that statement alone goes to the client itself. */
export const checkpointFirst: Variant = (connection, second) =>
  replacing(connection, 'connect', () => second.connect());

/** Writes the rows at once, before the checkpoint is committed. */
export const rowsFirst: Variant = (connection, second) => replacing(connection, 'manager', second.manager);

/** The same object but for one member. */
const replacing = <T extends object>(object: T, name: keyof T, member: unknown): T =>
  new Proxy(object, {
    get(target, key) {
      if (key === name) return member;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
