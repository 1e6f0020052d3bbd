import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '@relais/database';
import { PostgresEventStore } from '@relais/log-postgres';
import { type Duty, type Projection, ReadModels } from '@relais/projections';
import { newEvent, newStream } from './events';
import { type TestDatabase, migratedDatabase } from './postgres';

const running: ReadModels[] = [];
let fresh: TestDatabase;
export let url: string;
export let database: Database;
export let store: PostgresEventStore;

beforeAll(async () => {
  fresh = await migratedDatabase();
  ({ url } = fresh);
  database = await Database.open(url, []);
  store = new PostgresEventStore(url, randomBytes(32));
  await database.engine.query(
    'create table seen ("position" integer not null, network_id uuid not null, runner text not null)',
  );
});
beforeEach(begin);
afterEach(async () => {
  await stopAll();
});
afterAll(async () => {
  await store.close();
  await database.close();
  await fresh.drop();
});

/** An empty log, nothing seen, no trouble. */
export async function begin(): Promise<void> {
  trouble.failing = false;
  turns.length = 0;
  await database.engine.query('truncate event, checkpoint, stopped_network, seen');
  await database.engine.query('update log_head set position = 0');
}

/** One network for each partition, by its number. */
export const network = (partition: number): string =>
  `00000000-0000-4000-8000-00000000000${String(partition)}`;

/** Events of type `broken` and `offensive` fail while `failing`, after their rows are written: in the code, and in the database. */
export const trouble = { failing: false };
/** Whose turn it was, in order. */
const turns: string[] = [];

/** Notes every event, and the reader that saw it. */
export const seenBy = (runner: string, name = 'seen'): Projection => ({
  name,
  types: ['a', 'b', 'c', 'd', 'good', 'broken', 'offensive', 'z'],
  tables: ['seen'],
  async handle(events, rows) {
    turns.push(runner);
    for (const { position, type, networkId } of events) {
      await rows.query('insert into seen values ($1, $2, $3)', [position, networkId, runner]);
      if (type === 'broken' && trouble.failing) throw new Error('cannot apply this');
      if (type === 'offensive' && trouble.failing) await rows.query('select 1 / 0');
    }
  },
});

export const start = (...projections: Projection[]): ReadModels => startAs('regular', ...projections);

export function startAs(duty: Duty, ...projections: Projection[]): ReadModels {
  const readModels = new ReadModels(projections, store, database, duty);
  running.push(readModels);
  readModels.start();
  return readModels;
}

export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((readModels) => readModels.stop()));
}

export const append = (...types: string[]): Promise<number> => appendTo(network(1), ...types);

export async function appendTo(networkId: string, ...types: string[]): Promise<number> {
  const { position } = await store.append(
    newStream(),
    types.map((type) => newEvent({ type, networkId })),
    { expected: 'none' },
  );
  return position;
}

export const seen = async (): Promise<{ position: number; networkId: string; runner: string }[]> =>
  database.engine.query('select "position", network_id as "networkId", runner from seen order by "position"');
export const positionsSeen = async (): Promise<number[]> => (await seen()).map(({ position }) => position);
export const checkpoint = async (): Promise<unknown> =>
  database.engine.query('select distinct projection, "position"::integer from checkpoint');

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < 500; look++) {
    if (await holds()) return;
    await sleep(20);
  }
  throw new Error('It never came to this.');
}

/** How many partitions each of them has. */
export const partitionsOf = (...readModels: ReadModels[]): number[] =>
  readModels.map((one) => one.states()[0]?.partitions.length ?? 0);

const runners = `select pid from pg_locks where locktype = 'advisory'
  and database = (select oid from pg_database where datname = current_database())`;

/** Cuts off every runner, or one of them. */
export async function killRunner(limit = 100): Promise<void> {
  await database.engine.query(
    `select pg_terminate_backend(pid) from (select distinct pid from (${runners}) r limit $1) r`,
    [limit],
  );
}
