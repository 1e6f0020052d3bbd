import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/event-store';
import { newFact, newStream } from '../../../test/facts';
import { freshDatabase } from '../../../test/postgres';
import type { Projection } from './projection';
import { ReadModels } from './read-models';

const running: ReadModels[] = [];
let fresh: Awaited<ReturnType<typeof freshDatabase>>;
export let database: Database;
export let store: PostgresEventStore;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, []);
  store = new PostgresEventStore(fresh.url, randomBytes(32));
  await database.engine.query('create table seen ("position" integer primary key, runner text not null)');
});
beforeEach(async () => {
  trouble.failing = false;
  turns.length = 0;
  await database.engine.query('truncate event, checkpoint, seen');
  await database.engine.query('update log_head set position = 0');
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((readModels) => readModels.stop()));
});
afterAll(async () => {
  await store.close();
  await database.close();
  await fresh.drop();
});

/** Writes down every fact, by whom it was seen; a fact of type `broken` fails while `failing`, after its row is written. */
export const trouble = { failing: false };
/** Whose turn it was, in order. */
export const turns: string[] = [];
export const seenBy = (runner: string, name = 'seen'): Projection => ({
  name,
  types: ['a', 'b', 'c', 'd', 'good', 'broken', 'Tried', 'z'],
  tables: ['seen'],
  async handle(events, rows) {
    turns.push(runner);
    for (const { position, type } of events) {
      await rows.query('insert into seen values ($1, $2)', [position, runner]);
      if (type === 'broken' && trouble.failing) throw new Error('cannot digest this');
    }
  },
});

export function start(...projections: Projection[]): ReadModels {
  const readModels = new ReadModels(projections, store, database);
  running.push(readModels);
  readModels.start();
  return readModels;
}

export async function append(...types: string[]): Promise<number> {
  const { position } = await store.append(
    newStream(),
    types.map((type) => newFact({ type })),
    { expected: 'none' },
  );
  return position;
}

export const seen = async (): Promise<{ position: number; runner: string }[]> =>
  database.engine.query('select "position", runner from seen order by "position"');
export const checkpoint = async (): Promise<unknown> =>
  database.engine.query('select distinct projection, "position"::integer from checkpoint');

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < 500; look++) {
    if (await holds()) return;
    await sleep(20);
  }
  throw new Error('It never came to this.');
}

export async function killRunner(): Promise<void> {
  await database.engine.query(
    `select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  );
}
