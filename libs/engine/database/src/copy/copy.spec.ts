import type { QueryRunner } from 'typeorm';
import { type TestDatabase, migratedDatabase } from '../../../../../test/support/postgres';
import { Database } from '../database';
import { copyIn, copyOut } from './copy';

const columns = { table: 'number', columns: ['n', 'on'] };
let fresh: TestDatabase;
let database: Database;
let runner: QueryRunner;
beforeAll(async () => {
  fresh = await migratedDatabase();
  database = await Database.open(fresh.url, []);
  runner = database.engine.createQueryRunner();
  await runner.query('create table number (n integer primary key, "on" text)');
  await runner.query(`insert into number select n, repeat('x', 100) from generate_series(1, 200000) n`);
});
afterAll(async () => {
  await runner.release();
  await database.close();
  await fresh.drop();
});

const countOf = async (where: string) => {
  const [row] = (await runner.query(`select count(*)::integer as count from number where ${where}`)) as [
    { count: number },
  ];
  return row.count;
};

describe('COPY', () => {
  it('gives the rows of a table in order, and takes them in again', async () => {
    const pieces: Buffer[] = [];
    for await (const piece of copyOut(runner, columns, 'order by n')) pieces.push(piece);
    const lines = Buffer.concat(pieces).toString().split('\n');
    expect(lines.slice(0, 2)).toEqual([`1\t${'x'.repeat(100)}`, `2\t${'x'.repeat(100)}`]);
    expect(lines).toHaveLength(200_001);

    await runner.query('truncate number');
    const rows = async function* () {
      yield* pieces;
    };
    expect(await copyIn(runner, columns, rows())).toBe(200_000);
    expect(await countOf('n between 1 and 200000')).toBe(200_000);
  });

  it('leaves the connection to others when its reader goes away', async () => {
    for await (const piece of copyOut(runner, columns)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    expect(await countOf('n = 7')).toBe(1);
  });

  it('takes in nothing when its rows break off, and leaves the connection to others', async () => {
    const breaking = async function* () {
      yield Buffer.from('300000\tx\n');
      throw new Error('out of reach');
    };
    await expect(copyIn(runner, columns, breaking())).rejects.toThrow('out of reach');
    await expect(
      copyIn(
        runner,
        columns,
        (async function* () {
          yield Buffer.from('none\tx\n');
        })(),
      ),
    ).rejects.toThrow('integer');
    expect(await countOf('n > 200000')).toBe(0);
  });
});
