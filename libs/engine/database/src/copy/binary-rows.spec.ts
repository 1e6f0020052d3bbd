import fc from 'fast-check';
import type { QueryRunner } from 'typeorm';
import { freshDatabase } from '../../../../../test/support/postgres';
import { runs } from '../../../../../test/support/random-runs';
import { Database } from '../database';
import { BinaryRows } from './binary-rows';
import type { BinaryWriter } from './binary-writer';
import { copyIn } from './copy';

const columns = [
  ['u', 'uuid'],
  ['t', 'text'],
  ['j', 'json'],
  ['i', 'timestamptz'],
  ['d', 'date'],
  ['b', 'bigint'],
  ['n', 'integer'],
  ['s', 'smallint'],
  ['o', 'boolean'],
] as const;
type Row = Record<'u' | 't' | 'j' | 'i' | 'd', string | null> &
  Record<'b' | 'n' | 's', number | null> &
  Record<'o', boolean | null>;

function write(row: Row, to: BinaryWriter): void {
  to.uuid(row.u);
  to.text(row.t);
  to.text(row.j);
  to.timestamptz(row.i);
  to.date(row.d);
  to.bigint(row.b);
  to.integer(row.n);
  to.smallint(row.s);
  to.boolean(row.o);
}

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2284-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyInstant = fc
  .tuple(anyDay, fc.nat(86_399), fc.option(fc.stringMatching(/^\d{1,6}$/)))
  .map(([day, second, fraction]) => {
    const clock = new Date(second * 1000).toISOString().slice(11, 19);
    return `${day}T${clock}${fraction === null ? '' : `.${fraction}`}Z`;
  });
const anyText = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => !text.includes('\0'));
const or = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const anyRow: fc.Arbitrary<Row> = fc.record({
  u: or(fc.uuid()),
  t: or(anyText),
  j: or(anyText.map((text) => JSON.stringify({ text }))),
  i: or(anyInstant),
  d: or(anyDay),
  b: or(fc.maxSafeInteger()),
  n: or(fc.integer()),
  s: or(fc.integer({ min: -32_768, max: 32_767 })),
  o: or(fc.boolean()),
});

describe('Rows in binary', () => {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>;
  let database: Database;
  let connection: QueryRunner;
  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await Database.open(fresh.url, []);
    connection = database.engine.createQueryRunner();
    await connection.query(
      `create table "any" (${columns.map(([column, type]) => `${column} ${type}`).join(', ')})`,
    );
  });
  afterAll(async () => {
    await connection.release();
    await database.close();
    await fresh.drop();
  });

  const kept = (): Promise<unknown> => connection.query('select a::text from "any" a order by ctid');

  it('are what PostgreSQL makes of the same values as text', () =>
    fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 40 }), async (rows) => {
        await connection.query('truncate "any"');
        const written = new BinaryRows(columns.length, write);
        const pieces = rows.map((row) => written.add([row]).take());
        const into = { table: 'any', columns: columns.map(([column]) => column) };
        expect(await copyIn(connection, into, [...pieces, written.end()], 'binary')).toBe(rows.length);
        const copied = await kept();
        await connection.query('truncate "any"');
        await connection.query(
          `insert into "any" select * from unnest(${columns.map(([, type], n) => `$${String(n + 1)}::${type}[]`).join(', ')})`,
          columns.map(([key]) => rows.map((row) => row[key])),
        );
        expect(copied).toEqual(await kept());
      }),
      { numRuns: runs(50) },
    ));

  it.each([
    ['uuid', '3f2b'],
    ['uuid', '3f2b8a10-0000-4000-8000-00000000000g'],
    ['uuid', '3f2b8a10-0000-4000-8000-0000000000000'],
    ['date', '2026-02-30'],
    ['date', '2026-13-01'],
    ['date', '2026-3-1'],
    ['timestamptz', '2026-03-02T24:30:00Z'],
    ['timestamptz', '2026-03-02T07:60:00Z'],
    ['timestamptz', '2026-03-02T07:30:00+01:00'],
    ['timestamptz', '2026-03-02'],
    ['timestamptz', '2026-03-02T07:30:00.0000001Z'],
    ['bigint', 1.5],
  ] as const)('refuse what is no %s: %s', (type, value) => {
    const rows = new BinaryRows<never>(1, (row, to) => {
      to[type](row);
    });
    expect(() => rows.add([value as never])).toThrow(/ is no /);
  });
});
