import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { club, otherClub, readerIn } from '../../../../test/support/events';
import { freshDatabase } from '../../../../test/support/postgres';
import { Database } from './database';
import { migrations } from './migrations';
import { ErasureClock1764000000120 } from './migrations/from-042/1764000000120-erasure-clock';
import { RateLimits1764000000175 } from './migrations/from-042/1764000000175-rate-limits';
import { LedgerTotals1764000000180 } from './migrations/from-042/1764000000180-ledger-totals';
import { Meetings1764000000190 } from './migrations/from-190/1764000000190-meetings';
import { Series1764000000220 } from './migrations/from-190/1764000000220-series';
import { MeetingsAndGuestsFound1764000000320 } from './migrations/from-320/1764000000320-meetings-and-guests-found';
import { Needs1764000000270 } from './migrations/from-250/1764000000270-needs';
import { Isolation1764000000030 } from './migrations/to-041/1764000000030-isolation';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await Database.open(fresh.url, []);
  for (const networkId of [club, otherClub])
    await database.engine.query('insert into known_person values ($1, $2)', [networkId, randomUUID()]);
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const networksSeen = async (rows: EntityManager): Promise<string[]> =>
  (await rows.query<{ network_id: string }[]>('select network_id from known_person order by 1')).map(
    (row) => row.network_id,
  );

describe('A reader', () => {
  it('sees the rows of their own networks alone', async () => {
    expect(await database.asReader(readerIn(club), networksSeen)).toEqual([club]);
    expect(await database.asReader(readerIn(otherClub), networksSeen)).toEqual([otherClub]);
    expect(await database.asReader(readerIn(club, otherClub), networksSeen)).toEqual([club, otherClub]);
  });

  it('of no network sees nothing', async () => {
    expect(await database.asReader(readerIn(), networksSeen)).toEqual([]);
  });

  it('without the setting sees nothing, on a connection that had it before too', async () => {
    const connection = database.engine.createQueryRunner();
    const seenWithout = async () => {
      await connection.startTransaction();
      await connection.query('set local role relais_app');
      const seen = await networksSeen(connection.manager);
      await connection.rollbackTransaction();
      return seen;
    };
    expect(await seenWithout()).toEqual([]);
    await connection.query('begin');
    await connection.query(`select set_config('relais.networks', $1, true)`, [`{${club}}`]);
    await connection.query('commit');
    expect(await seenWithout()).toEqual([]);
    await connection.release();
  });

  it('sees only rows of their own networks, in each table with a network', async () => {
    const readable: { name: string; guarded: boolean; forced: boolean }[] = await database.engine.query(
      `select c.relname as name, c.relrowsecurity as guarded, c.relforcerowsecurity as forced
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = current_schema() and c.relkind in ('r', 'p', 'v', 'm')
          and has_table_privilege('relais_app', c.oid, 'select')`,
    );
    const open = readable.filter(({ guarded, forced }) => !guarded || !forced).map(({ name }) => name);
    expect(readable.length).toBeGreaterThan(5);
    expect(open).toEqual(['checkpoint']);
  });

  it('cannot read where the log stands nor who signs in', async () => {
    for (const table of [
      ...[
        'log_head',
        'session',
        'sign_in_link',
        'sign_in_code',
        'known_device',
        'shared_count',
        'sign_in_log',
      ],
      ...['account', 'account_person'],
    ])
      await expect(
        database.asReader(readerIn(club), (rows) => rows.query(`select from ${table}`)),
      ).rejects.toThrow('permission denied');
  });

  it('cannot read the hash of a token or a link', async () => {
    await expect(
      database.asReader(readerIn(club), (rows) => rows.query('select token_hash from api_token')),
    ).rejects.toThrow('permission denied');
    await expect(
      database.asReader(readerIn(club), (rows) => rows.query('select link_hash from join_link')),
    ).rejects.toThrow('permission denied');
  });

  it('cannot write', async () => {
    for (const statement of [
      `insert into known_person values ('${club}', '${randomUUID()}')`,
      `update known_person set person_id = '${randomUUID()}'`,
      'delete from known_person',
      'truncate known_person',
      'create table mine (id int)',
      `update checkpoint set "position" = 0`,
    ])
      await expect(database.asReader(readerIn(club), (rows) => rows.query(statement))).rejects.toThrow(
        'permission denied',
      );
  });

  it('leaves the engine as it was', async () => {
    await database.asReader(readerIn(club), networksSeen);
    await expect(database.asReader(readerIn(club), () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(await networksSeen(database.engine.manager)).toEqual([club, otherClub]);
  });
});

describe('A database', () => {
  const long = 'select pg_sleep(600)';
  const isRunning = async () => {
    const running = `select from pg_stat_activity where query = '${long}' and state = 'active'`;
    while ((await database.engine.query<object[]>(running)).length === 0);
  };

  it('waits a moment for what was told to end, then cancels whatever statement it is at', async () => {
    const other = await Database.open(fresh.url, []);
    const running = other.engine.query(long).catch((error: unknown) => error);
    await isRunning();
    await other.waitForEnd(running);
    expect(await running).toMatchObject({ code: '57014' });
    await other.close();
  }, 5000);

  it('cancels what is told to end, and leaves other statements alone', async () => {
    const ending = new AbortController();
    const told = database.interruptibly(ending.signal, (connection) => connection.query(long));
    const beside = database.engine.query('select pg_sleep(0.5)::text as slept');
    await isRunning();
    ending.abort(new Error('Ending.'));
    await expect(told).rejects.toThrow('Ending.');
    expect(await beside).toEqual([{ slept: '' }]);
    await expect(database.interruptibly(ending.signal, () => Promise.resolve())).rejects.toThrow('Ending.');
  }, 5000);

  it('runs what has one name one after the other, in all processes, whatever fails', async () => {
    const other = await Database.open(fresh.url, []);
    let [underWay, most] = [0, 0];
    const run = async (n: number) => {
      most = Math.max(most, (underWay += 1));
      await new Promise(setImmediate);
      underWay -= 1;
      if (n === 2) throw new Error('no');
      return n;
    };
    const turns = [1, 2, 3, 4].map((n) => (n % 2 === 0 ? database : other).inTurn('one', () => run(n)));
    expect((await Promise.allSettled(turns)).map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    ]);
    expect(most).toBe(1);
    expect(await database.inTurn('one', () => run(5))).toBe(5);
    await other.close();
  });

  it('is brought up to date once, by the first process that opens it', async () => {
    const { url, drop } = await freshDatabase();
    const databases = await Promise.all([1, 2, 3].map(() => Database.open(url, [])));
    const [done] = (await databases[0]?.engine.query('select count(*)::int as count from migrations')) as {
      count: number;
    }[];
    expect(done?.count).toBe(databases[0]?.engine.migrations.length);
    await Promise.all(databases.map((opened) => opened.close()));
    await drop();
  });

  it('whose ledger does not tell yet who sees what asks for it to be rebuilt', async () => {
    const { url, drop } = await freshDatabase();
    const later: typeof migrations = [
      ...[Isolation1764000000030, Meetings1764000000190, Series1764000000220, Needs1764000000270],
      MeetingsAndGuestsFound1764000000320,
    ];
    const older = new DataSource({
      type: 'postgres',
      url,
      migrations: migrations.filter((migration) => !later.includes(migration)),
    });
    await (await older.initialize()).runMigrations({ transaction: 'each' });
    await older.query(
      `insert into checkpoint (projection, share, "position", recorded_at, log)
       select projection, share, 7, now(), 'the-log' from unnest(array['ledger', 'people']) projection, generate_series(0, 7) share`,
    );
    await older.destroy();
    const opened = await Database.open(url, []);
    expect(await opened.engine.query('select projection, log from rebuild')).toEqual([
      { projection: 'ledger', log: 'the-log' },
    ]);
    await opened.close();
    await drop();
  });

  it('has noted the last night of a version that noted no clock', async () => {
    const connection = database.engine.createQueryRunner();
    const migration = new ErasureClock1764000000120();
    await migration.down(connection);
    await connection.query(`insert into policy_run values ('retention', '2026-03-01')`);
    await migration.up(connection);
    expect(await connection.manager.query('select noted_at from erasure_clock')).toEqual([
      { noted_at: new Date('2026-03-01T03:00:00Z') },
    ]);
    await connection.release();
  });

  it('goes on with the counts of a version whose table had other columns', async () => {
    const connection = database.engine.createQueryRunner();
    const migration = new RateLimits1764000000175();
    await migration.down(connection);
    await connection.query(
      `insert into shared_count (key, count, until) values ('mails:x', 7, '2026-03-01T03:00:00.5Z')`,
    );
    await migration.up(connection);
    expect(
      await connection.manager.query(`select points, expire from shared_count where key = 'mails:x'`),
    ).toEqual([{ points: 7, expire: Date.parse('2026-03-01T03:00:00.5Z') }]);
    await connection.release();
  });

  it('knows the totals of ledger lines that a version without totals wrote', async () => {
    const connection = database.engine.createQueryRunner();
    const migration = new LedgerTotals1764000000180();
    await migration.down(connection);
    const person = randomUUID();
    const line = (kind: string, more: string) =>
      connection.query(
        `insert into ledger_line (network_id, person_id, line_id, kind, known_from, recorded_at, "position", day, counterpart_id,
           given, received, lead, imported, known_to, standing)
         values ($1, $2, gen_random_uuid(), $3, now(), now(), 1, '2026-03-01', $2, $4, $5, 0, false, ${more})`,
        [club, person, kind, ...(kind === 'given' ? [1, 0] : [0, 1])],
      );
    await line('given', 'null, true');
    await line('given', 'null, false');
    await line('received', 'now(), true');
    await line('received', 'null, true');
    await migration.up(connection);
    expect(
      await connection.manager.query('select given, received, latest_day::text from ledger_total'),
    ).toEqual([{ given: 1, received: 1, latest_day: '2026-03-01' }]);
    await connection.release();
  });

  it('begins beside others of one server at the same time', async () => {
    const servers = await Promise.all([1, 2, 3].map(() => freshDatabase()));
    const databases = await Promise.all(servers.map(({ url }) => Database.open(url, [])));
    for (const opened of databases) expect(await opened.asReader(readerIn(club), networksSeen)).toEqual([]);
    await Promise.all(databases.map((opened) => opened.close()));
    await Promise.all(servers.map(({ drop }) => drop()));
  });
});
