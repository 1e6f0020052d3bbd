import { randomBytes } from 'node:crypto';
import { Database } from '@relais/database';
import type { StoredEvent } from '@relais/event-sourcing';
import { PostgresEventStore } from '@relais/log-postgres';
import { type BulkTable, type Projection, ReadModels } from '@relais/projections';
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
  for (const statement of [
    `create table tally (
       network_id uuid not null, stream text not null, opened_at bigint not null, added integer not null check (added >= 0),
       last json not null, constraint one_tally primary key (stream))`,
    'create index tally_network on tally (network_id) where added > 0',
    'alter table tally enable row level security',
    'alter table tally force row level security',
    'create policy engine on tally to current_user using (true) with check (true)',
    'create policy asker on tally for select to relais_app using (network_id = any ((select asker_networks())::uuid[]))',
    'grant select on tally to relais_app',
  ])
    await database.engine.query(statement);
});
beforeEach(async () => {
  trouble.types = [];
  await database.engine.query('truncate event, checkpoint, stopped_network, tally, rebuild');
  await database.engine.query('drop schema if exists next_tally cascade');
  await database.engine.query('update log_head set position = 0');
});
afterEach(stopAll);
afterAll(async () => {
  await store.close();
  await database.close();
  await fresh.drop();
});

/** Types of events that cannot be applied now. */
export const trouble: { types: string[] } = { types: [] };

type Tally = { network_id: string; stream: string; opened_at: number; added: number; last: string };

function counted(tallies: Map<string, Tally>, events: readonly StoredEvent[]): Tally[] {
  for (const { type, stream, networkId, position } of events) {
    if (trouble.types.includes(type)) throw new Error(`cannot apply ${type}`);
    const before = tallies.get(stream) ?? { opened_at: position, added: -1 };
    const last = JSON.stringify({ position, says: 'tab\there, "quotes", \\ and é' });
    tallies.set(stream, { ...before, network_id: networkId, stream, added: before.added + 1, last });
  }
  return [...tallies.values()];
}

const columns = ['network_id', 'stream', 'opened_at', 'added', 'last'] as const;
/** Of every stream: what opened it, and how much was added. */
export const tally: Projection = {
  name: 'tally',
  types: ['opened', 'opened-oddly', 'added', 'added-oddly'],
  tables: ['tally'],
  async handle(events, rows) {
    const streams = [...new Set(events.map(({ stream }) => stream))];
    const known = await rows.query<Tally[]>(
      'select network_id, stream, opened_at::float8, added, last::text from tally where stream = any ($1)',
      [streams],
    );
    const tallies = counted(new Map(known.map((one) => [one.stream, one])), events);
    await rows.query(
      `insert into tally select * from unnest($1::uuid[], $2::text[], $3::bigint[], $4::integer[], $5::json[])
       on conflict (stream) do update set added = excluded.added, last = excluded.last`,
      columns.map((column) => tallies.map((one) => one[column])),
    );
  },
  bulk: {
    first: ['opened', 'opened-oddly'],
    tables: [
      {
        table: 'tally',
        columns,
        rowsOf: (events) => counted(new Map(), events),
        write(row, to) {
          to.uuid(row.network_id);
          to.text(row.stream);
          to.bigint(row.opened_at);
          to.integer(row.added);
          to.text(row.last);
        },
      } satisfies BulkTable<Tally>,
    ],
  },
};

/** The same without a fast way. */
export const slowly = ({ bulk: _, ...projection }: Projection): Projection => projection;

export const network = (n: number): string => `00000000-0000-4000-8000-00000000000${String(n)}`;

/** Events of one stream. */
export async function tell(networkId: string, ...types: string[]): Promise<number> {
  const events = types.map((type) => newEvent({ type, networkId }));
  return (await store.append(newStream(), events, { expected: 'none' })).position;
}

/** A log of so many events: one of four goes on with a stream, a good while later; one of eight concerns nobody. */
export async function grow(events: number): Promise<void> {
  await database.engine.query(
    `insert into event (position, id, stream, revision, type, network_id, "on", data, metadata, recorded_at)
     select n, gen_random_uuid(), 'test-' || md5((case when n % 4 = 0 and n > 4000 then n - 3999 else n end)::text)::uuid,
            case when n % 4 = 0 and n > 4000 then 1 else 0 end,
            case when n % 4 = 0 and n > 4000 then 'added' when n % 8 = 7 then 'of-no-concern' else 'opened' end,
            ('00000000-0000-4000-8000-00000000000' || case when n % 4 = 0 and n > 4000 then (n - 3999) % 8 else n % 8 end)::uuid,
            '2026-03-02', '{}', '{"schema": 1}', timestamptz 'epoch' + n * interval '1 second'
       from generate_series(1, $1::integer) n`,
    [events],
  );
  await database.engine.query(
    'update log_head set "position" = $1, recorded_at = (select max(recorded_at) from event)',
    [events],
  );
}

export function start(projection: Projection): ReadModels {
  const readModels = new ReadModels([projection], store, database);
  running.push(readModels);
  readModels.start();
  return readModels;
}

export async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map((readModels) => readModels.stop()));
}

/** Carries the live tables to the end of the log, and stops. */
export async function projected(projection: Projection): Promise<void> {
  await start(projection).waitFor(await store.lastPosition(), 30_000);
  await stopAll();
}

const kept = ['event', 'log_head', 'checkpoint', 'tally'];
let isKept = false;

/** A log of 12,000 events and the live tables carried to its end; made once in a spec file, and copied from then on. */
export async function grownAndProjected(): Promise<void> {
  const each = async (statement: (table: string) => string) => {
    for (const table of kept) await database.engine.query(statement(table));
  };
  if (isKept) {
    await database.engine.query('delete from log_head');
    return each((table) => `insert into ${table} table kept_${table}`);
  }
  await grow(12_000);
  await projected(tally);
  await each((table) => `create table kept_${table} as table ${table}`);
  isKept = true;
}

export const tallies = async (): Promise<string[]> =>
  (await database.engine.query<{ row: string }[]>('select t::text as row from tally t order by stream')).map(
    ({ row }) => row,
  );

/** What PostgreSQL knows of the live table. */
export const nature = (): Promise<unknown> =>
  database.engine.query(
    `select array(select indexdef from pg_indexes where tablename = 'tally' and schemaname = 'public' order by 1) as indexes,
            array(select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = 'tally'::regclass order by 1) as constraints,
            array(select p::text from (select policyname, permissive, roles, cmd, qual, with_check from pg_policies where tablename = 'tally') p order by 1) as policies,
            array(select format_type(atttypid, atttypmod) || attname || attnotnull from pg_attribute where attrelid = 'tally'::regclass and attnum > 0) as columns,
            relacl::text, relrowsecurity, relforcerowsecurity, relowner, relpersistence, relnamespace::regnamespace::text
       from pg_class where oid = 'tally'::regclass`,
  );

export const stopped = (): Promise<unknown[]> =>
  database.engine.query(
    'select projection, network_id, "position", event_id, type, error from stopped_network order by network_id',
  );
