import { Pool } from 'pg';
import { freshDatabase } from '../../../../../test/support/postgres';
import type { BinaryReader } from './binary-reader';
import { copiedRows } from './copied-rows';

const rowsOf = `select n::bigint * 10000000000 as big, n, text, name, json_build_object('text', text) as json, day, instant from (
    select n, repeat('é€😀', n % 50) || n as text, 'name-' || n % 3 as name, date '1999-12-30' + n as day,
           timestamptz '1999-12-31 23:59:59.5Z' + n * interval '1.000001 second' as instant
      from generate_series(1, 3000) n) r`;

const read = (values: BinaryReader) => ({
  big: values.bigint(),
  n: values.integer(),
  text: values.text(),
  name: values.name(),
  json: values.json(),
  day: values.date(),
  instant: values.timestamptz(),
});

describe('Rows copied out in binary', () => {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>;
  let pool: Pool;
  beforeAll(async () => {
    fresh = await freshDatabase();
    pool = new Pool({ connectionString: fresh.url, max: 1 });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await fresh.drop();
  });

  async function all<Row>(query: string, of: (values: BinaryReader) => Row): Promise<Row[]> {
    const found: Row[] = [];
    for await (const rows of copiedRows(await pool.connect(), query, of)) found.push(...rows);
    return found;
  }
  /** The one connection of the pool, or another one in its place. */
  const backend = async () =>
    (await pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;

  it('are those of the query, in order', async () => {
    const { rows } = await pool.query(
      `select big::float8, n, text, name, json, day::text,
              to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as instant from (${rowsOf}) q order by n`,
    );
    const before = await backend();
    expect(await all(`${rowsOf} order by n`, read)).toEqual(rows);
    expect(await backend()).toBe(before);
  });

  it('may be none, or longer than what comes at once', async () => {
    expect(await all(`${rowsOf} where n = 0`, read)).toEqual([]);
    const long = `select repeat('x', 1000000) as text from generate_series(1, 3)`;
    expect((await all(long, (values) => values.text())).map(({ length }) => length)).toEqual([1e6, 1e6, 1e6]);
  });

  it('come as their reader asks for them; the connection is closed when the reader goes away', async () => {
    const before = await backend();
    for await (const rows of copiedRows(
      await pool.connect(),
      'select generate_series(1, 100000000)',
      (values) => values.integer(),
    )) {
      expect(rows[0]).toBe(1);
      break;
    }
    expect(await backend()).not.toBe(before);
  });

  it('fail as the query fails, in the beginning or halfway', async () => {
    await expect(all('select 1 from nowhere', read)).rejects.toThrow(/"nowhere" does not exist/);
    await expect(
      all('select 1 / (50000 - n) from generate_series(1, 100000) n', (values) => values.integer()),
    ).rejects.toThrow('division by zero');
    expect(await backend()).toBeDefined();
  });

  it('fail as their reading fails', async () => {
    const failing = (values: BinaryReader) => {
      if (values.integer() === 700) throw new Error('not this one');
    };
    await expect(all('select n from generate_series(1, 1000) n', failing)).rejects.toThrow('not this one');
    expect(await backend()).toBeDefined();
  });

  it('fail when the connection is cut', async () => {
    const admin = new Pool({ connectionString: fresh.url });
    const cutting = all('select generate_series(1, 100000000)', (values) => {
      const n = values.integer();
      if (n === 1)
        void admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where query like 'copy %' and datname = current_database()`,
        );
      return null;
    });
    await expect(cutting).rejects.toThrow(/terminat/);
    await admin.end();
    expect(await backend()).toBeDefined();
  });
});
