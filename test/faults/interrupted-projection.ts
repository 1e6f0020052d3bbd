import type { Database } from '@relais/database';
import { type Projection, ReadModels } from '@relais/projections';
import type { QueryRunner } from 'typeorm';
import { newEvent, newStream } from '../support/events';
import { Trial } from './trial';

/** What a runner works with: the connection of its transaction, and another one beside it. */
type Variant = (connection: QueryRunner, beside: QueryRunner) => QueryRunner;

const asItIs: Variant = (connection) => connection;

/** The connection of a runner is cut between its rows and the commit: which events the read model has in the end. */
export const interruptedProjection = (variant: Variant = asItIs): Promise<string[]> =>
  Trial.run(
    (trial) => trial.sql('create table seen ("position" integer not null)'),
    async (trial) => {
      const store = trial.openStore();
      const { position } = await store.append(newStream(), [newEvent(), newEvent()], { expected: 'none' });
      const database = await trial.openDatabase();
      const beside = database.engine.createQueryRunner();
      let cuts = 0;
      const projection: Projection = {
        name: 'seen',
        types: ['Tried'],
        tables: ['seen'],
        async handle(events, rows) {
          for (const event of events) await rows.query('insert into seen values ($1)', [event.position]);
          if (cuts++ === 0)
            await trial.sql(
              `select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and state = 'idle in transaction'`,
            );
        },
      };
      const readModels = new ReadModels([projection], store, varied(database, variant, beside));
      readModels.start();
      try {
        await readModels.waitFor(position, 30_000);
      } finally {
        await readModels.stop();
        await beside.release();
      }
      const rows = await trial.sql<{ position: number }>('select "position" from seen order by 1');
      const seen = rows.map((row) => row.position).join(', ');
      return seen === '1, 2' ? [] : [`The read model has the events ${seen || 'none'} of 1, 2.`];
    },
  );

function varied(database: Database, variant: Variant, beside: QueryRunner): Database {
  const engine = replacing(database.engine, 'createQueryRunner', () =>
    variant(database.engine.createQueryRunner(), beside),
  );
  return replacing(database, 'engine', engine);
}

/** Moves the checkpoint at once, before the rows are committed: that statement alone goes to the client itself. */
export const checkpointFirst: Variant = (connection, beside) =>
  replacing(connection, 'connect', () => beside.connect());

/** Writes the rows at once, before the checkpoint is committed. */
export const rowsFirst: Variant = (connection, beside) => replacing(connection, 'manager', beside.manager);

/** The same object but for one member. */
const replacing = <T extends object>(object: T, name: keyof T, member: unknown): T =>
  new Proxy(object, {
    get(target, key) {
      if (key === name) return member;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
